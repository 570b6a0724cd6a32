/// A caller's own name for one change, kept with its entry of the log: asked for again under the same name, it is not done
/// again but answered with the entry that did it.
public struct OnceKey: Hashable, Sendable {
  public var key: String
  /// Tells a repetition from another call under the same name: the same in every process (FNV-1a, 64 bits).
  public var call: String

  public init(_ key: String, call words: [String]) {
    self.key = key
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      // Between two words, so that moving text from one to the next makes a difference.
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    call = String(hash, radix: 16)
  }
}
