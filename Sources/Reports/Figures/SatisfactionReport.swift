internal import Ledger
internal import Triage

extension Report {
  /// What customers thought: an index from 0 to 100 with the share who answered, and nothing told
  /// of fewer than `few`.
  package static func satisfaction(
    of contacts: [Contact], in period: Period, few: Int = 5
  ) -> Report {
    var all = OpinionSum()
    for contact in contacts { all.add(contact) }
    var report = Report(
      "satisfaction", "what customers thought", period,
      totals: [
        Total("resolved", "resolved or once resolved", .count(all.asked)),
        Total("answers", "answers", .count(all.answers)),
        Total("response", "answered", .share(all.answers, of: all.asked)),
        Total("csi", "satisfaction index", all.index(few: few)),
        Total("mean", "mean score", all.mean(few: few)),
        Total("low", "scores of 1 or 2", .share(all.low, of: all.answers)),
      ],
      sheets: [Grouping.customerType, .category, .assignee, .team, .channel, .month].map {
        sheet(by: $0, contacts, period.zone, few)
      } + [aspects(contacts, few)])
    report.notes = [
      """
      The satisfaction index is the mean of each answer's scores, the one in all and the named \
      ones alike, from 0 (all 1) to 100 (all 5); of fewer than \(few) answers nothing is told.
      """
    ]
    return report
  }

  private static func sheet(
    by grouping: Grouping, _ contacts: [Contact], _ zone: Zone, _ few: Int
  ) -> Sheet {
    var sheet = Sheet(
      "by_\(grouping.rawValue)", "by \(grouping.title)",
      [
        .text(grouping.rawValue, grouping.title), .figure("resolved"), .figure("answers"),
        .figure("csi", "index"), .figure("mean"), .figure("low", "1 or 2"),
      ], bars: "csi")
    let groups = contacts.sums(by: grouping, in: zone, from: OpinionSum()) { $0.add($1) }
    sheet.rows = groups.filter { $0.sum.asked > 0 }.ranked(grouping) { Int64($0.answers) }
      .map { group in
        let sum = group.sum
        return [
          .text(orNone: group.name), .count(sum.asked), .count(sum.answers), sum.index(few: few),
          sum.mean(few: few), sum.low(few: few),
        ]
      }
    return sheet
  }

  /// The named scores, each by itself.
  private static func aspects(_ contacts: [Contact], _ few: Int) -> Sheet {
    var sums: [String: (sum: Int, count: Int)] = [:]
    for (name, score) in contacts.compactMap(\.feedback).flatMap(\.scores) {
      sums[name, default: (0, 0)].sum += score
      sums[name, default: (0, 0)].count += 1
    }
    var sheet = Sheet(
      "by_question", "by question",
      [.text("question"), .figure("answers"), .figure("mean")], bars: "mean")
    sheet.rows = sums.sorted { $0.key < $1.key }.map { name, sum in
      [
        .text(name), .count(sum.count),
        sum.count < few ? .tooFew : .number(Double(sum.sum) / Double(sum.count), decimals: 2),
      ]
    }
    return sheet
  }
}

/// What several customers thought.
struct OpinionSum {
  /// Tickets that came so far that one could answer.
  private(set) var asked = 0
  private(set) var answers = 0
  private(set) var low = 0
  private var scores = 0
  /// Sum of each answer's mean score.
  private var means = 0.0

  /// Adds one ticket's.
  mutating func add(_ contact: Contact) {
    let life = contact.ticket.life
    if life.resolvedAt != nil || life.reopened > 0 || contact.feedback != nil { asked += 1 }
    guard let feedback = contact.feedback else { return }
    answers += 1
    scores += feedback.score
    if feedback.score <= 2 { low += 1 }
    let sum = feedback.scores.values.reduce(feedback.score, +)
    means += Double(sum) / Double(feedback.scores.count + 1)
  }

  /// From 0 to 100.
  func index(few: Int) -> Cell {
    guard answers > 0 else { return .none }
    guard answers >= few else { return .tooFew }
    return .number((means / Double(answers) - 1) * 25, decimals: 1)
  }

  /// How many are 1 or 2.
  func low(few: Int) -> Cell {
    answers > 0 && answers < few ? .tooFew : .share(low, of: answers)
  }

  /// The mean of the scores in all.
  func mean(few: Int) -> Cell {
    guard answers > 0 else { return .none }
    guard answers >= few else { return .tooFew }
    return .number(Double(scores) / Double(answers), decimals: 2)
  }
}
