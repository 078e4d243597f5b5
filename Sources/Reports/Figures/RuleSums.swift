internal import Ledger
internal import Triage

/// Who decided how much.
struct RuleSums {
  /// Which attribute was decided by what.
  struct Origin: Hashable {
    var attribute: String
    var by: String
  }

  /// What a month's contacts come to.
  struct Month {
    var tickets = 0
    var unmatched = 0
    var corrected = 0
  }

  /// How many contacts there are.
  private(set) var contacts = 0
  /// Contacts of which a rule or safety entry decided something.
  private(set) var tickets: [String: Int] = [:]
  /// How often each rule decided each attribute.
  private(set) var attributes: [String: [String: Int]] = [:]
  /// How often what decided what; rules are one.
  private(set) var origins: [Origin: Int] = [:]
  /// Contacts whose category nothing but the default decided.
  private(set) var unmatched = 0
  /// Contacts whose category signals decided.
  private(set) var bySignals = 0
  /// Months by their names.
  private(set) var months: [String: Month] = [:]

  /// Adds contacts up.
  init(_ contacts: [Contact], zone: Zone) {
    for contact in contacts { add(contact, zone) }
  }

  private mutating func add(_ contact: Contact, _ zone: Zone) {
    contacts += 1
    let reasons = contact.verdict.reasons
    for rule in Set(reasons.compactMap(\.rule)) { tickets[rule, default: 0] += 1 }
    for reason in reasons {
      if let rule = reason.rule {
        attributes[rule, default: [:]][reason.attribute, default: 0] += 1
      }
    }
    for origin in Set(reasons.map { Origin(attribute: $0.attribute, by: $0.by ?? "rule") }) {
      origins[origin, default: 0] += 1
    }
    let category = reasons.first { $0.attribute == Attribute.category.rawValue }
    let month = Grouping.month.name(of: contact, in: zone) ?? ""
    months[month, default: Month()].tickets += 1
    if !contact.corrections.isEmpty { months[month]?.corrected += 1 }
    if category?.by == "signals" { bySignals += 1 }
    guard category?.by == "defaults" else { return }
    unmatched += 1
    months[month]?.unmatched += 1
  }
}
