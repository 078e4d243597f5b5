/// Outputs as they stand on a terminal of 80 columns.
enum ExpectedText {
  /// A leak at old people's, on a Monday morning.
  static let leak = """
    standard input
      "12楼厨房水管漏水,家里有老人"
      received_at 2026-11-23T10:00:00+08:00, channel app

    -> li.na, staff, team 'desk'
       round_robin among 1 of team 'desk'

    decided
      customer_type   unknown
                      default, no rule decides it
      category        water.leak
                      by the category's signals
                        text contains "漏水"
      intent          repair
                      goes with the category
      urgency         normal
                      goes with the category
      urgency         raised to urgent
                      rule 'old-people' at rules/lift.yaml:27:5
                        category is water.leak
                        text contains "老人"
      team            desk
                      goes with the category

    promised
      resolve         2026-11-23T14:30:00+08:00
                      3h in 'office', by urgency 'urgent'
                        starts at 2026-11-23 10:00
                        runs from 2026-11-23 10:00 to 2026-11-23 12:00, 1h left
                        outside hours, waits for the opening at 2026-11-23 13:30
                        runs from 2026-11-23 13:30 to 2026-11-23 14:30, 0s left
                        due at 2026-11-23 14:30

    candidates
      who    team  standing
      li.na  desk  gets it: 0 open, cost 0.0, 0 today

    nearest rules that do not hold
      burst-pipe  rules/lift.yaml:32:5
        fails: text contains 水管爆裂, 水管破裂, burst pipe

    rule set

    """
}
