/// How bad a finding is.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Nothing is wrong; somebody may want to know.
  case info
  /// Most likely not what was meant, but it can be used.
  case warning
  /// Cannot be used.
  case error

  /// Orders from `info` to `error`.
  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The stable name of a kind of finding, such as `R101`: a letter and three digits.
///
/// A code never changes its meaning, so that people can search for it and scripts can count it.
package struct FindingCode: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
  /// The code as printed.
  package let rawValue: String

  /// Takes the code as printed.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Lets codes be written as literals.
  package init(stringLiteral value: String) { self.rawValue = value }
}

/// Something wrong in a text, with the place where a person can mend it.
///
/// Findings are collected, never thrown. The message is lower case, without a full stop, with the
/// thing in single quotes, and says which rule was broken.
package struct Finding: Hashable, Sendable {
  /// The kind of finding.
  package var code: FindingCode
  /// Whether the text can be used all the same.
  package var severity: Severity
  /// What is wrong, in one line.
  package var message: String
  /// Where the mistake is.
  package var place: Place
  /// What stands beside the caret: usually what was expected there.
  package var note: String?
  /// Other places that belong to the story, such as the first of two duplicates.
  package var labels: [Label]
  /// What to do about it.
  package var help: String?
  /// Repairs, each complete by itself; only where there is one obvious repair.
  package var fixIts: [FixIt]

  /// A finding at `place`; what is left out is added to the variable or by the `with…` functions.
  package init(
    _ code: FindingCode, _ message: String, severity: Severity = .error, at place: Place
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.labels = []
    self.fixIts = []
  }

  /// The file that the finding is about.
  package var path: String { place.path }
}

extension Finding {
  /// Says beside the caret what was expected.
  package func noting(_ note: String) -> Finding {
    var copy = self
    copy.note = note
    return copy
  }

  /// Shows another place that belongs to the story.
  package func labelling(_ place: Place, _ message: String) -> Finding {
    var copy = self
    copy.labels.append(Label(place: place, message: message))
    return copy
  }

  /// Says what to do about it; nil changes nothing.
  package func helping(_ help: String?) -> Finding {
    var copy = self
    copy.help = help ?? self.help
    return copy
  }

  /// Offers the one obvious repair.
  package func fixing(_ title: String, _ replacements: Replacement...) -> Finding {
    var copy = self
    copy.fixIts.append(FixIt(title: title, replacements: replacements))
    return copy
  }
}

/// A second place of a finding, with what it has to do with the first.
package struct Label: Hashable, Sendable {
  /// May lie in another file than the finding.
  package let place: Place
  /// Stands beside the underline.
  package let message: String

  /// Underlines `place` and says why.
  package init(place: Place, message: String) {
    self.place = place
    self.message = message
  }
}

/// A repair that a program may carry out.
package struct FixIt: Hashable, Sendable {
  /// What it does, such as "write 'priority'".
  package let title: String
  /// Applied together; they do not overlap.
  package let replacements: [Replacement]

  /// Joins the replacements into one repair.
  package init(title: String, replacements: [Replacement]) {
    self.title = title
    self.replacements = replacements
  }
}

/// A stretch of text and what is to stand there instead.
package struct Replacement: Hashable, Sendable {
  /// Must have an extent; an empty one inserts.
  package let place: Place
  /// May be empty, which deletes.
  package let text: String

  /// Puts `text` where `place` is.
  package init(_ place: Place, with text: String) {
    self.place = place
    self.text = text
  }
}
