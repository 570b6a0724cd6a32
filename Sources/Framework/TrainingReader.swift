public import CustomerSuccess

/// Reads `training.yaml`.
public struct TrainingReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> TrainingCatalogue {
    try read(DocumentNode(parsing: text, file: file))
  }

  public static func read(_ document: DocumentNode) throws(DocumentError) -> TrainingCatalogue {
    let top = try document.fields(
      required: ["passMark", "certificateMonths", "warningDays", "paths"])
    let passMark = try require(top, "passMark", in: 0...100, "a percentage from 0 to 100")
    let months = try require(top, "certificateMonths", in: 1...120, "a number of months from 1 to 120")
    var warnings: [Int] = []
    for item in try top["warningDays"]?.items("a list of days") ?? [] { warnings.append(try item.integer()) }
    var paths: [TrainingPath] = []
    for (key, node) in try top["paths"]?.entries() ?? [] { paths.append(try path(key, node)) }
    return TrainingCatalogue(
      paths: paths, passMark: passMark, certificateMonths: months,
      warningDays: warnings.sorted(by: >))
  }

  private static func path(_ id: String, _ node: DocumentNode) throws(DocumentError) -> TrainingPath {
    let fields = try node.fields(required: ["title", "targetAudience", "modules"], optional: ["followUp"])
    var modules: [TrainingModule] = []
    for item in try fields["modules"]?.items() ?? [] {
      let module = try module(item)
      guard !modules.contains(where: { $0.id == module.id }) else {
        throw item.error("module '\(module.id)' stands twice in this path")
      }
      modules.append(module)
    }
    guard !modules.isEmpty else { throw node.error("has no modules, expected at least one") }
    return TrainingPath(
      id: PathID(id), title: try fields["title"]?.text() ?? "",
      audience: try fields["targetAudience"]?.text() ?? "", modules: modules,
      followUp: try fields["followUp"]?.text() ?? "")
  }

  private static func module(_ node: DocumentNode) throws(DocumentError) -> TrainingModule {
    let fields = try node.fields(
      required: ["id", "title", "hours"], optional: ["format", "objectives", "taught", "content"])
    var objectives: [String] = []
    for item in try fields["objectives"]?.items() ?? [] { objectives.append(try item.text()) }
    var content: [ContentItem] = []
    for item in try fields["content"]?.items("a list of content items") ?? [] { content.append(try self.content(item)) }
    return TrainingModule(
      id: ModuleID(try fields["id"]?.text() ?? ""), title: try fields["title"]?.text() ?? "",
      minutes: try minutes(fields["hours"] ?? node), format: try fields["format"]?.text() ?? "",
      objectives: objectives, ways: try ways(fields["taught"]), content: content)
  }

  /// Either way where nothing is said.
  private static func ways(_ node: DocumentNode?) throws(DocumentError) -> Set<TrainingModule.Way> {
    guard let node else { return Set(TrainingModule.Way.allCases) }
    var ways: Set<TrainingModule.Way> = []
    for item in try node.items("selfPaced, sessions or both") { ways.insert(try item.choice()) }
    guard !ways.isEmpty else { throw node.error("found none, expected selfPaced, sessions or both") }
    return ways
  }

  private static func content(_ node: DocumentNode) throws(DocumentError) -> ContentItem {
    let fields = try node.fields(
      required: ["title", "type", "accessible", "updated", "everyMonths"], optional: ["language", "link"])
    guard let type = fields["type"], let updated = fields["updated"] else { throw node.error("type expected") }
    let text = try updated.text("a date")
    guard let day = LocalDate(iso8601: text) else {
      throw updated.error("found '\(text)', expected a date such as 2026-11-23")
    }
    return ContentItem(
      title: try fields["title"]?.text() ?? "", kind: try type.choice(),
      language: try fields["language"]?.text() ?? "en",
      link: try fields["link"]?.text() ?? "", isAccessible: try fields["accessible"]?.boolean() ?? false, updated: day,
      everyMonths: try require(fields, "everyMonths", in: 1...120, "a number of months from 1 to 120"))
  }

  /// `2` or `2-4` hours.
  private static func minutes(_ node: DocumentNode) throws(DocumentError) -> ClosedRange<Int> {
    let parts = try node.text().split(separator: "-").map { Double($0) }
    guard (1...2).contains(parts.count), let low = parts[0], let high = parts[parts.count - 1],
      0 < low, low <= high, high <= 1000
    else { throw node.error("found '\(try node.text())', expected hours such as 2 or 2-4") }
    return Int(low * 60)...Int(high * 60)
  }

  private static func require(
    _ fields: [String: DocumentNode], _ key: String, in range: ClosedRange<Int>, _ expected: String
  ) throws(DocumentError) -> Int {
    guard let node = fields[key] else { return range.lowerBound }
    let value = try node.integer(expected)
    guard range.contains(value) else { throw node.error("found \(value), expected \(expected)") }
    return value
  }
}
