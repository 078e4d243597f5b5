import Intake
import Spool
import SystemPackage
import Triage

/// Opens claimed files and tells what they give.
struct DropOpening {
  let spool: SpoolFolders
  let limits: IntakeLimits
  let zone: Zone

  /// What became of opening a claim.
  enum Opened {
    case drop(Drop)
    /// A writer still has it open: it goes back to the inbox, where its close will be heard.
    case beingWritten
    /// Somebody took it away.
    case gone
  }

  /// Opens a claim and reads as much as tells what it gives.
  func open(_ claim: Claim, mapping: SourceMapping?, at time: Timestamp) throws(SpoolError)
    -> Opened
  {
    var context = IntakeContext(fileName: "", defaultZone: zone, takenAt: time)
    context.fileName = Array(claim.original.bytes)
    context.source = claim.source
    context.mapping = mapping
    context.limits = limits
    let drop = Drop(claim, context: context, zone: zone)
    do throws(SpoolError) {
      switch try spool.open(claim) {
      case .gone: return .gone
      case .other(let kind):
        drop.account.refusal = Self.refusal(kind, claim)
        if kind == .folder {
          drop.stream = .whole(try spool.texts(in: claim, limit: SalvagedText.byteLimit))
        }
      case .file(let file):
        guard file.completeness != .beingWritten else { return .beingWritten }
        try read(file, drop)
      }
    } catch {
      guard Self.denials.contains(error.cause) else { throw error }
      drop.account.refusal = Refusal(
        .type, "the file's permissions let nobody but its owner read it",
        expected: "a file that its group may read")
    }
    return .drop(drop)
  }

  /// What no waiting mends.
  private static let denials: Set<SpoolError.Cause> = [
    .system(.permissionDenied), .system(.notPermitted),
  ]

  private func read(_ file: consuming ClaimReader, _ drop: Drop) throws(SpoolError) {
    guard let format = drop.context.format else {
      drop.stream = .whole(try file.readAll(limit: limits.bytes) ?? [])
      drop.account.refusal = drop.context.unknownFormat
      return
    }
    guard format.isBatch else {
      if let bytes = try file.readAll(limit: limits.bytes) {
        drop.stream = .whole(bytes)
      } else {
        var head: [UInt8] = []
        _ = try file.readMore(SalvagedText.byteLimit, into: &head)
        drop.stream = .whole(head)
        drop.account.refusal = Refusal(
          .tooLarge, "the file is longer than a request may be",
          expected: "at most \(limits.bytes) bytes")
      }
      return
    }
    try survey(file, drop)
  }

  /// Reads a batch once to see whether it can be read at all, and begins it again.
  private func survey(_ file: consuming ClaimReader, _ drop: Drop) throws(SpoolError) {
    var head: [UInt8] = []
    do {
      var survey = try BatchSurvey(context: drop.context)
      while true {
        var piece: [UInt8] = []
        guard try file.readMore(256 << 10, into: &piece) > 0 else { break }
        if head.count < SalvagedText.byteLimit { head += piece.prefix(SalvagedText.byteLimit) }
        try survey.read(piece)
      }
      let plan = try survey.finish()
      guard case .file(let again) = try spool.open(drop.claim) else { return }
      let rows = RowStream(again, plan: plan, context: drop.context)
      drop.stream = .rows(rows)
      drop.account.refusedRows = rows.rejectedHeader
    } catch let refusal as Refusal {
      drop.account.refusal = refusal
      drop.stream = .whole(head)
    } catch let error as SpoolError {
      throw error
    } catch {
      fatalError("only these two are thrown: \(error)")
    }
  }

  private static func refusal(_ kind: EntryKind, _ claim: Claim) -> Refusal {
    let file = "a regular file, written here or renamed into the inbox"
    return switch kind {
    case .symlink: Refusal(.symlink, "a symbolic link is never followed", expected: file)
    case .fifo: Refusal(.fifo, "a named pipe is never read", expected: file)
    case .socket: Refusal(.socket, "a socket is never read", expected: file)
    case .device: Refusal(.device, "a device is never read", expected: file)
    case .folder where claim.source != nil:
      Refusal(
        .nestedFolder, "folders go one level deep: inbox/<source>/", expected: file)
    case .folder:
      Refusal(
        .folder, "a folder's name is the id of a source: a-z, 0-9, '.', '_', '-'", expected: file)
    case .file: Refusal(.type, "this is no regular file", expected: file)
    }
  }
}
