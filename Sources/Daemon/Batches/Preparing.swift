import Intake
import Triage

/// Runs the same work over many items on all processors, each worker with a tool of its own.
///
/// The results come in the order of the items, whoever did them.
func inParallel<Item, Tool, Result>(
  _ items: [Item], tools: [Tool], _ work: (inout Tool, Item) -> Result
) -> [Result] {
  guard items.count > 1, tools.count > 1 else {
    guard var tool = tools.first else { return [] }
    return items.map { work(&tool, $0) }
  }
  return [Result](unsafeUninitializedCapacity: items.count) { results, count in
    withoutActuallyEscaping(work) { work in
      // Each worker has its own tool and its own places of the result, and all have ended when
      // they are joined.
      nonisolated(unsafe) let (results, tools, items, work) = (results, tools, items, work)
      let share: @Sendable (Int) -> Void = { worker in
        var tool = tools[worker]
        for index in stride(from: worker, to: items.count, by: tools.count) {
          results.initializeElement(at: index, to: work(&tool, items[index]))
        }
      }
      let workers = (1..<tools.count).map { worker in Workers.start { share(worker) } }
      share(0)
      for worker in workers { worker.join() }
    }
    count = items.count
  }
}

extension IntakeItem {
  /// The only message of a file with the file's bytes, in which people in danger are looked for when
  /// it is refused later.
  fileprivate func keeping(_ bytes: [UInt8]) -> IntakeItem {
    guard case .accepted(var message) = self else { return self }
    message.raw = bytes
    return .accepted(message)
  }
}

extension BatchItem {
  /// The item with its bytes parsed and its content identified.
  func prepared() -> BatchItem {
    guard case .bytes(let bytes, let context) = content else { return self }
    var copy = self
    switch IntakeReader.read(bytes, context: context) {
    case .refused(let refusal): copy.content = .refused(refusal, raw: bytes, row: nil)
    case .items(let items): copy.content = Self.content(items[0].keeping(bytes))
    }
    return copy
  }

  /// What a batch goes on with of one item that was read.
  static func content(_ item: IntakeItem) -> Content {
    switch item {
    case .accepted(let message): .message(message, ContentDigest.of(message))
    case .refused(let row): .refused(row.refusal, raw: row.raw, row: row)
    }
  }
}
