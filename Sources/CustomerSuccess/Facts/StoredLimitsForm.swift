/// Plan limits as text, `features=25 workflows=50`. Every page of customers reads one a row, and JSON took most of the
/// time of reading a customer.
public enum StoredLimitsForm: FieldForm {
  public static func text(_ limits: [String: Int]) -> String {
    limits.sorted { $0.key < $1.key }.map { "\(escaped($0.key))=\($0.value)" }.joined(separator: " ")
  }

  public static func read(_ text: String) throws(Refusal) -> [String: Int] {
    guard !text.isEmpty else { return [:] }
    var limits: [String: Int] = [:]
    for entry in text.split(separator: " ") {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Int(parts[1]), let name = unescaped(parts[0]) else {
        throw Refusal("'\(entry)' is no plan limit")
      }
      limits[name] = value
    }
    return limits
  }

  /// What stands between entries, and the sign that stands for it.
  private static let reserved: [(Character, String)] = [("%", "%25"), ("=", "%3D"), (" ", "%20")]

  private static func escaped(_ name: String) -> String {
    guard name.contains(where: { "%= ".contains($0) }) else { return name }
    return name.map { character in reserved.first { $0.0 == character }?.1 ?? String(character) }.joined()
  }

  private static func unescaped(_ name: Substring) -> String? {
    guard name.contains("%") else { return String(name) }
    var result = ""
    var rest = name
    while let character = rest.first {
      guard character == "%" else {
        result.append(rest.removeFirst())
        continue
      }
      guard let found = reserved.first(where: { rest.hasPrefix($0.1) }) else { return nil }
      result.append(found.0)
      rest.removeFirst(found.1.count)
    }
    return result
  }
}
