/// What the framework's `continuousImprovement` goes by: the branches of the fishbone, what teaches what, and how an
/// article begins.
public struct ImprovementRules: Hashable, Sendable {
  /// In the order in which they are listed.
  public var causes: [CauseCategory]
  public var lessons: [Lesson]
  public var template: ArticleTemplate
  public var roadmap: RoadmapRules

  public init(
    causes: [CauseCategory] = [], lessons: [Lesson] = [], template: ArticleTemplate = ArticleTemplate("{problem}"),
    roadmap: RoadmapRules = RoadmapRules()
  ) {
    self.causes = causes
    self.lessons = lessons
    self.template = template
    self.roadmap = roadmap
  }

  public subscript(id: CauseID) -> CauseCategory? { causes.first { $0.id == id } }

  /// `Process: Hand-over loses something`. What is named no more in the file goes by its short name.
  public func title(of path: CausePath) -> String {
    guard let category = self[path.category] else { return path.description }
    guard let id = path.subCause else { return category.title }
    return "\(category.title): \(category.causes.first { $0.id == id }?.title ?? id.text)"
  }

  /// Every category, each followed by its causes.
  public var paths: [CausePath] {
    causes.flatMap { category in
      [CausePath(category.id)] + category.causes.map { CausePath(category.id, $0.id) }
    }
  }
}

/// A branch of the fishbone.
public struct CauseCategory: Hashable, Sendable, Identifiable {
  public var id: CauseID
  public var title: String
  public var causes: [Cause]

  /// What a branch has hanging on it.
  public struct Cause: Hashable, Sendable, Identifiable {
    public var id: CauseID
    public var title: String

    public init(id: CauseID, title: String) {
      self.id = id
      self.title = title
    }
  }

  public init(id: CauseID, title: String, causes: [Cause]) {
    self.id = id
    self.title = title
    self.causes = causes
  }
}

/// Which modules teach what a kind of ticket is about.
public struct Lesson: Hashable, Sendable {
  /// What the tickets have in common, as it is shown.
  public var title: String
  /// Categories of tickets, compared without regard to capitals.
  public var categories: [String]
  /// Places on the fishbone: a category stands for all of its causes.
  public var causes: [CausePath]
  public var modules: [ModulePath]

  public init(title: String, categories: [String] = [], causes: [CausePath] = [], modules: [ModulePath]) {
    self.title = title
    self.categories = categories
    self.causes = causes
    self.modules = modules
  }

  /// Whether a ticket of this category, whose root cause this is, is about what the modules teach.
  public func concerns(category: String, cause: CausePath?) -> Bool {
    if !category.isEmpty, categories.contains(where: { $0.lowercased() == category.lowercased() }) { return true }
    guard let cause else { return false }
    return causes.contains { $0 == cause || ($0.subCause == nil && $0.category == cause.category) }
  }
}

/// A module of a training path.
public struct ModulePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var path: PathID
  public var module: ModuleID

  public init(_ path: PathID, _ module: ModuleID) {
    self.path = path
    self.module = module
  }

  /// `technicalTraining/platform-architecture-and-integration`; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(PathID(parts[0]), ModuleID(parts[1]))
  }

  public var description: String { "\(path)/\(module)" }

  public static func < (left: ModulePath, right: ModulePath) -> Bool {
    (left.path, left.module) < (right.path, right.module)
  }
}
