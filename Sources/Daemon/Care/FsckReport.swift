package import Diagnostics

/// What a look at spool, ledger and decision log against each other has found.
package struct FsckReport: Sendable {
  /// One thing that is not as it should be.
  package struct Fault: Hashable, Sendable {
    /// The kinds of faults, as stable words.
    package enum Code: String, CaseIterable, Sendable {
      /// The ledger contradicts itself or is damaged.
      case ledger
      /// A move was committed and not made.
      case handover
      /// A file waits in the workshop that no commit knows.
      case staged
      /// A file waits as claimed that was decided long ago.
      case claim
      /// A dispatch lies in the spool that the ledger does not know.
      case dispatch
      /// A ticket or a dispatch of which no event tells.
      case event
      /// The decision log ends before the ledger's events do, or in the midst of a line.
      case logEnd = "log_end"
      /// Lines are missing within the decision log.
      case logGap = "log_gap"
      /// Lines stand twice in the decision log, or out of order.
      case logOrder = "log_order"
      /// A line of the decision log is not what the ledger says.
      case logLine = "log_line"
    }

    /// Of which kind.
    package var code: Code
    /// Where: a file, a ticket, a place in the log.
    package var object: String
    /// What is wrong, in one line.
    package var message: String
    /// Whether it was mended.
    package var isMended = false
  }

  /// Everything that was found, in the order of looking.
  package internal(set) var faults: [Fault] = []
  /// Files that were claimed and are decided by the next start; no fault.
  package internal(set) var undecided = 0
  /// Days of which the decision log holds no file although events are of them: packed or removed
  /// by an operator; no fault.
  package internal(set) var daysAway = 0
  /// How many faults were not listed.
  package internal(set) var unlisted = 0

  /// How many faults are listed.
  static let most = 1000

  /// Lists a fault, or counts it where the list is full.
  mutating func add(_ code: Fault.Code, _ object: String, _ message: String, isMended: Bool = false)
  {
    guard faults.count < Self.most else {
      unlisted += 1
      return
    }
    faults.append(Fault(code: code, object: object, message: message, isMended: isMended))
  }

  /// 1 where a fault was found, also one that was mended.
  package var exitCode: Int32 { faults.isEmpty ? 0 : 1 }

  /// For people: a line a fault, and a line for the whole.
  package var text: String {
    var lines = faults.map { fault in
      "\(fault.code.rawValue): \(fault.object): \(fault.message)\(fault.isMended ? " (mended)" : "")"
    }
    if unlisted > 0 { lines.append("and \(unlisted) more") }
    if undecided > 0 { lines.append("\(undecided) claimed files are decided by the next start") }
    if daysAway > 0 { lines.append("\(daysAway) days of the decision log are not here") }
    let count = faults.count + unlisted
    let mended = faults.count { $0.isMended }
    lines.append(
      count == 0
        ? "spool, ledger and decision log agree"
        : "\(count) \(count == 1 ? "fault" : "faults"), \(mended) mended")
    return lines.joined(separator: "\n") + "\n"
  }

  /// For programs.
  package var json: JSONValue {
    let listed = faults.map { fault -> JSONValue in
      [
        "code": .string(fault.code.rawValue), "object": .string(fault.object),
        "message": .string(fault.message), "mended": .bool(fault.isMended),
      ]
    }
    return [
      "faults": .array(listed), "not_listed": .integer(unlisted),
      "undecided": .integer(undecided), "days_away": .integer(daysAway),
    ]
  }
}
