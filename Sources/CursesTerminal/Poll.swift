import Glibc

/// Waiting for the keyboard and the wake pipe at once.
enum Poll {
  struct Ready {
    var input = false
    var hungUp = false
    var wake = false
    var isTimeout = false
  }

  /// A timeout of nil waits for ever. A signal ends the waiting with nothing ready; its byte is in the pipe then.
  static func wait(input: Int32, wake: Int32, timeout: Duration?) -> Ready {
    var descriptors = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&descriptors, 2, milliseconds(timeout))
    guard count > 0 else { return Ready(isTimeout: count == 0) }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    return Ready(
      input: descriptors[0].revents & Int16(POLLIN) != 0, hungUp: descriptors[0].revents & gone != 0,
      wake: descriptors[1].revents != 0)
  }

  /// Everything in the pipe, without waiting.
  static func drain(_ descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptor, &block, block.count)
      guard count > 0 else { return all }
      all += block[..<count]
    }
  }

  /// Rounded up, so that a timer is not asked for just before it is due.
  static func milliseconds(_ timeout: Duration?) -> Int32 {
    guard let timeout else { return -1 }
    let (seconds, attoseconds) = timeout.components
    guard seconds < 1_000_000 else { return Int32.max }
    return Int32(max(0, seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }
}
