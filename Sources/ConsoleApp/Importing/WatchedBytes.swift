import Interchange
import Synchronization

/// A file's bytes that tell how far they have been read and end when nobody wants them any more.
struct WatchedBytes: ByteSource {
  private var bytes: any ByteSource
  private let stop: StopSign
  private let told: @Sendable (Int) -> Void
  private var count = 0

  init(_ bytes: any ByteSource, _ stop: StopSign, told: @escaping @Sendable (Int) -> Void) {
    self.bytes = bytes
    self.stop = stop
    self.told = told
  }

  mutating func next() throws -> [UInt8]? {
    try stop.check()
    guard let piece = try bytes.next() else { return nil }
    count += piece.count
    told(count)
    return piece
  }

  /// Each time from the beginning, so that it is told how far this reading has come.
  func again() throws -> (any ByteSource)? {
    try stop.check()
    return try bytes.again().map { WatchedBytes($0, stop, told: told) }
  }

  var path: String? { bytes.path }
  var remark: String? { bytes.remark }
}

/// Raised once, from any thread, by whoever wants something to end.
final class StopSign: Sendable {
  private let isRaised = Mutex(false)

  func raise() { isRaised.withLock { $0 = true } }

  func check() throws(CancellationError) {
    if isRaised.withLock({ $0 }) { throw CancellationError() }
  }
}
