/// A number for texts that is the same in every process, so that it may be kept (FNV-1a, 64 bits).
public struct Fingerprint: Hashable, Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init(_ text: String) { add(text) }

  /// Of several texts: moving letters from one to the next makes a difference.
  public init(each texts: [String]) {
    for text in texts {
      add(text)
      add(0xff)
    }
  }

  /// In hexadecimal digits.
  public var text: String { String(value, radix: 16) }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
