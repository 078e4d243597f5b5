import Diagnostics

extension Check {
  /// R311: a customer field that is nearly another one.
  static let unusualCustomerField = Check(
    code: "R311", title: "a customer field that is nearly another one",
    prose: """
      The directory may say anything of a customer, and `customer.NAME` reads it; so an unknown name
      is no error. One that no customer has, and that is nearly one that they have, is most likely
      misspelt.
      """,
    bad: """
      customers: [{id: c-1, floor: 3}]
      rules:
        - id: high-up
          when: {customer.flor: {at_least: 3}}
      #          ^^^^^^^^^^^^^
          then: {tags: [high-up]}
      """,
    repaired: """
      customers: [{id: c-1, floor: 3}]
      rules:
        - id: high-up
          when: {customer.floor: {at_least: 3}}
          then: {tags: [high-up]}
      """)
}

extension Draft {
  /// Warns of a name that no customer has and that is nearly one that they have.
  func checkCustomer(_ name: String, _ key: Value) {
    let builtIn = [
      "id", "type", "tier", "name", "phone", "email", "site", "building", "unit", "tags",
    ]
    guard !builtIn.contains(name), !customerProperties.contains(name),
      let near = nearest(to: name, in: builtIn + customerProperties.sorted())
    else { return }
    report(
      Finding(
        Check.unusualCustomerField.code, "no customer has '\(name)'", severity: .warning,
        at: key.place
      ).suggesting("customer." + near, for: key))
  }
}
