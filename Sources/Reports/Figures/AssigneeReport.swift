internal import Ledger
internal import Triage

extension Report {
  /// Who does the work: load, what is given back, what is done at the first visit, cost, and what
  /// customers thought.
  package static func assignees(
    of contacts: [Contact], at prices: Prices, in period: Period, few: Int = 5
  ) -> Report {
    let work = WorkSums(contacts, prices, now: period.now)
    let names = work.sums.keys.sorted { left, right in
      (work.sums[right]?.dispatches ?? 0, left) < (work.sums[left]?.dispatches ?? 0, right)
    }
    let dispatches = work.sums.values.map(\.dispatches).reduce(0, +)
    let resolved = work.sums.values.map(\.resolved).reduce(0, +)
    var report = Report(
      "assignees", "who does the work", period,
      totals: [
        Total("assignees", "assignees with work", .count(names.count)),
        Total("dispatches", "hand-overs", .count(dispatches)),
        Total("resolved", "resolved", .count(resolved)),
        Total(
          "first_time_fix", "done at the first visit",
          .share(work.sums.values.map(\.fixed).reduce(0, +), of: resolved)),
      ],
      sheets: [
        load(names, work, of: dispatches), quality(names, work, few), givenBack(names, work),
        fairness(contacts),
      ])
    report.notes = [
      "1st visit: resolved, never reopened and not repeated. Late: resolved after the promise.",
      Repeats.note,
    ]
    return report
  }

  private static func load(_ names: [String], _ work: WorkSums, of all: Int) -> Sheet {
    var sheet = Sheet(
      "load", "load and cost",
      [
        .text("assignee"), .figure("dispatches", "got"), .figure("share"), .figure("open"),
        .figure("resolved"), .figure("minutes"), .figure("cost"), .figure("per_job", "a job"),
      ], bars: "dispatches")
    sheet.rows = names.compactMap { name in
      work.sums[name].map { sum in
        [
          .text(name), .count(sum.dispatches), .share(sum.dispatches, of: all), .count(sum.open),
          .count(sum.resolved), .count(Int(sum.minutes)), .money(sum.cost),
          sum.resolved == 0 ? .none : .money(sum.resolvedCost.divided(by: sum.resolved)),
        ]
      }
    }
    return sheet
  }

  private static func quality(_ names: [String], _ work: WorkSums, _ few: Int) -> Sheet {
    var sheet = Sheet(
      "quality", "quality",
      [
        .text("assignee"), .figure("resolved", "done"), .figure("first_time_fix", "1st visit"),
        .figure("reopened"), .figure("repeated", "repeats"), .figure("late_share", "late"),
        .figure("answers"), .figure("csi", "index"),
      ], bars: "first_time_fix")
    sheet.rows = names.compactMap { name in
      work.sums[name].map { sum in
        [
          .text(name), .count(sum.resolved), .share(sum.fixed, of: sum.resolved),
          .count(sum.reopened), .count(sum.repeated), .share(sum.late, of: sum.promised),
          .count(sum.opinion.answers), sum.opinion.index(few: few),
        ]
      }
    }
    return sheet
  }

  private static func givenBack(_ names: [String], _ work: WorkSums) -> Sheet {
    var sheet = Sheet(
      "given_back", "what was given or taken back",
      [
        .text("assignee"), .figure("dispatches", "got"), .figure("declined"),
        .figure("declined_share", "share"), .figure("withdrawn"),
      ], bars: "declined")
    sheet.rows = names.compactMap { name in
      work.sums[name].map { sum in
        [
          .text(name), .count(sum.dispatches), .count(sum.declined),
          .share(sum.declined, of: sum.dispatches), .count(sum.withdrawn),
        ]
      }
    }
    return sheet
  }

  /// How far the busiest and the idlest of a team lie apart.
  private static func fairness(_ contacts: [Contact]) -> Sheet {
    var teams: [String: [String: Int]] = [:]
    for dispatch in contacts.flatMap(\.dispatches) {
      teams[dispatch.team, default: [:]][dispatch.assignee, default: 0] += 1
    }
    var sheet = Sheet(
      "fairness", "how a team's work is spread",
      [
        .text("team"), .figure("assignees"), .figure("dispatches", "hand-overs"),
        .figure("mean"), .figure("most"), .figure("least"), .figure("busiest_share", "busiest"),
      ])
    sheet.rows = teams.sorted { $0.key < $1.key }.map { team, counts in
      let all = counts.values.reduce(0, +)
      let most = counts.values.max() ?? 0
      return [
        .text(team), .count(counts.count), .count(all),
        .number(Double(all) / Double(counts.count), decimals: 1), .count(most),
        .count(counts.values.min() ?? 0), .share(most, of: all),
      ]
    }
    return sheet
  }
}
