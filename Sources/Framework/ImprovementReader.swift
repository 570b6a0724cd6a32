public import CustomerSuccess

/// Reads `improvement.yaml`.
public struct ImprovementReader {
  /// Throws `DocumentError` naming the line and what was expected. Modules have to be the catalogue's, where one is handed
  /// over.
  public static func read(
    _ text: String, file: String, training: TrainingCatalogue? = nil
  ) throws(DocumentError) -> ImprovementRules {
    try read(DocumentNode(parsing: text, file: file), training: training)
  }

  public static func read(
    _ document: DocumentNode, training: TrainingCatalogue?
  ) throws(DocumentError) -> ImprovementRules {
    let top = try document.fields(required: ["causes", "lessons", "article"], optional: ["roadmap"])
    var rules = ImprovementRules()
    for (key, node) in try top["causes"]?.entries("a mapping of categories") ?? [] {
      rules.causes.append(try category(key, node))
    }
    if rules.causes.isEmpty, let node = top["causes"] { throw node.error("empty, expected at least one category") }
    for node in try top["lessons"]?.items("a list of lessons") ?? [] {
      rules.lessons.append(try lesson(node, rules, training))
    }
    if let node = top["article"] { rules.template = try template(node) }
    if let node = top["roadmap"] { rules.roadmap = try roadmap(node) }
    return rules
  }

  public static func shipped() throws(DocumentError) -> ImprovementRules {
    try read(FrameworkDocument.improvement.shippedText, file: FrameworkDocument.improvement.fileName)
  }

  private static func category(_ id: String, _ node: DocumentNode) throws(DocumentError) -> CauseCategory {
    try require(id, isShortNameAt: node)
    let fields = try node.fields(required: ["title"], optional: ["causes"])
    var causes: [CauseCategory.Cause] = []
    for (key, title) in try fields["causes"]?.entries("a mapping of causes") ?? [] {
      try require(key, isShortNameAt: title)
      causes.append(CauseCategory.Cause(id: CauseID(key), title: try words(title, "the cause in words")))
    }
    return CauseCategory(
      id: CauseID(id), title: try words(fields["title"] ?? node, "the category in words"), causes: causes)
  }

  /// People type these on the command line, and a `/` parts the two.
  private static func require(_ id: String, isShortNameAt node: DocumentNode) throws(DocumentError) {
    let isShort = !id.isEmpty && id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isShort else {
      throw node.error("'\(id)' is no short name, expected letters, digits and - such as hand-over")
    }
  }

  private static func words(_ node: DocumentNode, _ expected: String) throws(DocumentError) -> String {
    let text = try node.text(expected)
    guard text.contains(where: { !$0.isWhitespace }) else { throw node.error("empty, expected \(expected)") }
    return text
  }

  private static func lesson(
    _ node: DocumentNode, _ rules: ImprovementRules, _ training: TrainingCatalogue?
  ) throws(DocumentError) -> Lesson {
    let fields = try node.fields(required: ["title", "modules"], optional: ["categories", "causes"])
    var lesson = Lesson(title: try words(fields["title"] ?? node, "what is taught"), modules: [])
    for item in try fields["categories"]?.items("a list of tickets' categories") ?? [] {
      lesson.categories.append(try words(item, "a category of tickets"))
    }
    for item in try fields["causes"]?.items("a list of causes") ?? [] {
      lesson.causes.append(try cause(item, rules))
    }
    guard !lesson.categories.isEmpty || !lesson.causes.isEmpty else {
      throw node.error("no ticket is about it, expected categories or causes")
    }
    for item in try fields["modules"]?.items("a list of modules") ?? [] {
      lesson.modules.append(try module(item, training))
    }
    guard !lesson.modules.isEmpty else { throw node.error("nothing teaches it, expected at least one module") }
    return lesson
  }

  private static func cause(_ node: DocumentNode, _ rules: ImprovementRules) throws(DocumentError) -> CausePath {
    let text = try node.text()
    guard let path = CausePath(text: text), rules.paths.contains(path) else {
      let names = rules.causes.map(\.id.text).joined(separator: ", ")
      throw node.error("'\(text)' is none of the causes above, expected one such as \(names), or NAME/CAUSE")
    }
    return path
  }

  private static func module(
    _ node: DocumentNode, _ training: TrainingCatalogue?
  ) throws(DocumentError) -> ModulePath {
    let text = try node.text()
    guard let path = ModulePath(text: text) else {
      throw node.error("found '\(text)', expected a path and a module such as technicalTraining/basics")
    }
    guard let training else { return path }
    guard let known = training[path.path] else {
      let names = training.paths.map(\.id.text).joined(separator: ", ")
      throw node.error("'\(path.path)' is no training path, expected one of \(names)")
    }
    guard known.modules.contains(where: { $0.id == path.module }) else {
      let names = known.modules.map(\.id.text).joined(separator: ", ")
      throw node.error("'\(path.module)' is no module of \(path.path), expected one of \(names)")
    }
    return path
  }

  private static func roadmap(_ node: DocumentNode) throws(DocumentError) -> RoadmapRules {
    let fields = try node.fields(required: ["highImpact", "highEffort", "capacity"])
    var rules = RoadmapRules()
    if let node = fields["highImpact"] { rules.highImpact = try whole(node, 1...5, "an impact") }
    if let node = fields["highEffort"] { rules.highEffort = try whole(node, 1...5, "an effort") }
    if let node = fields["capacity"] { rules.capacity = try whole(node, 1...1000, "a number of points") }
    return rules
  }

  private static func whole(
    _ node: DocumentNode, _ range: ClosedRange<Int>, _ what: String
  ) throws(DocumentError) -> Int {
    let expected = "\(what) from \(range.lowerBound) to \(range.upperBound)"
    let value = try node.integer(expected)
    guard range.contains(value) else { throw node.error("found \(value), expected \(expected)") }
    return value
  }

  private static func template(_ node: DocumentNode) throws(DocumentError) -> ArticleTemplate {
    let template = ArticleTemplate(try words(node, "the beginning of an article"))
    guard let unknown = template.unknownPlaces.first else { return template }
    let names = ArticleTemplate.Place.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    throw node.error("'{\(unknown)}' is not known, expected one of \(names)")
  }
}
