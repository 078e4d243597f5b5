package import Ledger
internal import Triage

/// One ticket with all that reports count: a row of every report.
package struct Contact: Sendable {
  /// The ticket as it is now.
  package var ticket: Ticket
  /// The way the request came.
  package var channel: String?
  /// Its hand-overs in order.
  package var dispatches: [TicketDispatch] = []
  /// What the customer thought of it.
  package var feedback: TicketFeedback?
  /// Who decided what.
  package var verdict = Verdict()
  /// What people corrected, in order.
  package var corrections: [Correction] = []

  /// A ticket of which nothing more is known.
  package init(_ ticket: Ticket) { self.ticket = ticket }

  /// How a ticket was decided, as far as rules are judged by it.
  package struct Verdict: Hashable, Sendable {
    /// Who decided each attribute, in order.
    package var reasons: [Reason] = []
    /// Shadow rules that held, and whether each would have decided otherwise.
    package var shadows: [Shadow] = []

    /// Nothing is known.
    package init() {}

    /// Who decided an attribute.
    package struct Reason: Hashable, Sendable {
      /// Which attribute.
      package var attribute: String
      /// The rule or safety entry; `nil` where none decided.
      package var rule: String?
      /// What decided instead, or how the rule changed it.
      package var by: String?

      /// Takes all three.
      package init(_ attribute: String, rule: String?, by: String?) {
        self.attribute = attribute
        self.rule = rule
        self.by = by
      }
    }

    /// A shadow rule that held.
    package struct Shadow: Hashable, Sendable {
      /// Its id.
      package var rule: String
      /// Whether anything that it would have set was decided otherwise.
      package var differs: Bool

      /// Takes both.
      package init(rule: String, differs: Bool) {
        self.rule = rule
        self.differs = differs
      }
    }
  }
}

/// What a person said against the rules.
package struct Correction: Hashable, Sendable {
  /// Which attribute.
  package var attribute: String
  /// The rule that had decided it; `nil` where none had.
  package var rule: String?
  /// What had decided instead of a rule.
  package var by: String?
  /// As it was.
  package var from: String
  /// As it is right.
  package var to: String

  /// The rule, else the word for what decided instead.
  package var decider: String { rule ?? by.map { "(\($0))" } ?? "(nobody)" }

  /// Takes what was corrected, and in whose decision.
  package init(_ attribute: String, rule: String?, by: String?, from: String, to: String) {
    self.attribute = attribute
    self.rule = rule
    self.by = by
    self.from = from
    self.to = to
  }
}
