/// A hard rule that a candidate must meet.
package enum Requirement: Hashable, Sendable {
  /// Every skill, and a certificate that is valid today where it needs one.
  case skill(String, expired: CivilDate?)
  /// Works where the request is.
  case site(String)
  /// On shift now.
  case shift(String)
  /// Not away today.
  case absent(DateRange)
  /// Room for one more.
  case capacity(open: Int, of: Int)
  /// A contract that runs today.
  case contractDates(CivilDate)
  /// A contract about this category.
  case contractCategory(String)
  /// Fewer tickets this month than agreed.
  case monthlyLimit(dispatched: Int, of: Int)
  /// Has not declined this ticket.
  case declined(Timestamp)
  /// Is not whom it complains about.
  case about

  /// The word for the kind of requirement.
  package var name: String {
    switch self {
    case .skill: "skill"
    case .site: "site"
    case .shift: "shift"
    case .absent: "absent"
    case .capacity: "capacity"
    case .contractDates, .contractCategory: "contract"
    case .monthlyLimit: "monthly_limit"
    case .declined: "declined"
    case .about: "about"
    }
  }

  /// What the candidate lacks, beginning with the word for the requirement.
  package func text(in zone: Zone) -> String {
    switch self {
    case .skill(let skill, nil): "skill: does not have '\(skill)'"
    case .skill(let skill, let day?): "skill: the certificate for '\(skill)' ended on \(day)"
    case .site(let site): "site: does not work at '\(site)'"
    case .shift(let calendar): "shift: '\(calendar)' is not on now"
    case .absent(let days): "absent: away \(days)"
    case .capacity(let open, let limit): "capacity: \(open) open of \(limit)"
    case .contractDates(let day): "contract: does not run on \(day)"
    case .contractCategory(let category): "contract: does not cover '\(category)'"
    case .monthlyLimit(let count, let limit): "monthly_limit: \(count) dispatched of \(limit)"
    case .declined(let moment): "declined: at \(moment.text(in: zone))"
    case .about: "about: the ticket complains about them"
    }
  }
}

/// Which of the hard rules are asked.
struct RequirementSet: OptionSet {
  let rawValue: Int

  static let skills = RequirementSet(rawValue: 1)
  static let site = RequirementSet(rawValue: 2)
  static let shift = RequirementSet(rawValue: 4)
  static let presence = RequirementSet(rawValue: 8)
  static let capacity = RequirementSet(rawValue: 16)
  static let contract = RequirementSet(rawValue: 32)
  static let willingness = RequirementSet(rawValue: 64)
  static let impartiality = RequirementSet(rawValue: 128)

  static let all = RequirementSet(rawValue: 255)
  /// What is still asked where somebody in danger must not wait.
  static let lastResort: RequirementSet = [.presence, .willingness]
}
