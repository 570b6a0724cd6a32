import CustomerSuccess

/// A caller's own name for one change, kept with its entry of the log: asked for again under the same name, it is not done
/// again but answered with the entry that did it.
public struct OnceKey: Hashable, Sendable {
  public var key: String
  /// Tells a repetition from another call under the same name: the same in every process.
  public var call: String

  public init(_ key: String, call words: [String]) {
    self.key = key
    call = Fingerprint(each: words).text
  }
}
