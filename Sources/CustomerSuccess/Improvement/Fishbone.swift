/// The framework's "fishbone diagram" as a tree: categories of causes, their causes, and the tickets that these brought
/// about. Every count is the sum of those below it.
public struct Fishbone: Hashable, Sendable {
  /// The most frequent first.
  public var branches: [Branch]

  public struct Branch: Hashable, Sendable {
    public var category: CauseID
    public var twigs: [Twig]
    public var count: Int { twigs.reduce(0) { $0 + $1.count } }
  }

  /// A cause of a category; nil stands for tickets of which only the category is known.
  public struct Twig: Hashable, Sendable {
    public var cause: CauseID?
    /// The latest first.
    public var roots: [RootCause]
    public var count: Int { roots.count }
  }

  public var count: Int { branches.reduce(0) { $0 + $1.count } }

  /// Branches as frequent as each other stand in the order of the rules, what the rules do not know after them.
  public init(_ roots: [RootCause], rules: ImprovementRules) {
    let order = Dictionary(
      rules.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ path: CausePath) -> (Int, String) { (order[path] ?? .max, path.description) }
    branches = Dictionary(grouping: roots, by: \.category).map { category, roots in
      let twigs = Dictionary(grouping: roots, by: \.subCause).map { cause, roots in
        Twig(cause: cause, roots: roots.sorted { ($0.at, $1.ticket) > ($1.at, $0.ticket) })
      }
      return Branch(
        category: category,
        twigs: twigs.sorted {
          let (left, right) = (place(CausePath(category, $0.cause)), place(CausePath(category, $1.cause)))
          return $0.count == $1.count ? left < right : $0.count > $1.count
        })
    }.sorted {
      $0.count == $1.count ? place(CausePath($0.category)) < place(CausePath($1.category)) : $0.count > $1.count
    }
  }
}
