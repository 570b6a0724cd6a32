/// A complaint about a file people wrote: where it is, what is there, what was expected.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  public var message: String

  public init(file: String, line: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `health.yaml:12: weights add up to 0.9, expected 1`
  public var description: String {
    guard let line else { return "\(file): \(message)" }
    return "\(file):\(line): \(message)"
  }
}
