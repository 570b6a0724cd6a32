import Synchronization

/// What the store hands over one by one, or window by window, for whoever wants it all.
final class Gathered<Row: Sendable>: Sendable {
  private let gathered = Mutex<[Row]>([])

  var rows: [Row] { gathered.withLock { $0 } }

  func add(_ rows: some Sequence<Row> & Sendable) { gathered.withLock { $0 += rows } }
}
