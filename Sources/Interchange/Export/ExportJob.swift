public import CustomerSuccess
public import SuccessStore
import Synchronization

/// One kind's rows on their way out of a store, written as they are read.
public struct ExportJob: Sendable {
  private static let bufferLength = 1 << 16
  public var kind: RecordKind
  public var format: RecordWriter.Format

  public init(_ kind: RecordKind, format: RecordWriter.Format) {
    self.kind = kind
    self.format = format
  }

  /// Hands `write` the table piece by piece; the rows are those of the customers that match.
  public func run(
    from store: any SuccessStore, _ filter: Filter, at now: Instant, write: @escaping @Sendable (String) throws -> Void
  ) async throws {
    let writer = RecordWriter(kind, format: format)
    let state = Mutex((writer: writer, text: writer.head))
    try await store.facts(kind.factKind, filter, at: now) { fact in
      let full = state.withLock { state -> String? in
        state.text += state.writer.row(fact)
        guard state.text.utf8.count >= ExportJob.bufferLength else { return nil }
        defer { state.text = "" }
        return state.text
      }
      if let full { try write(full) }
    }
    try write(state.withLock { $0.text + $0.writer.tail })
  }
}
