public import SuccessStore

/// The rules that hold from now on, since somebody has applied framework files or has taken them back.
public struct RulesNews: Hashable, Sendable {
  public var rulebook: Rulebook
  /// The team's files as they are now.
  public var files: [AppliedFile]
  /// Those that are others than before, by their names.
  public var changed: [String]

  public init(_ rulebook: Rulebook, files: [AppliedFile], changed: [String]) {
    self.rulebook = rulebook
    self.files = files
    self.changed = changed
  }

  /// `New rules: sla.yaml, applied by dana`
  var words: String {
    let names = changed.count <= 2 ? changed.joined(separator: ", ") : "\(changed.count) files"
    let newest = files.filter { changed.contains($0.file.id.fileName) }.compactMap(\.entry).max { $0.id < $1.id }
    guard let newest else { return "New rules: \(names) is no longer the team's" }
    return "New rules: \(names), \(newest.author.isEmpty ? "applied" : "applied by \(newest.author)")"
  }
}

/// Notices which files of the framework the team has.
struct RulesWatch: Sendable {
  private var version: Int?
  private var files: [AppliedFile]?
  private var rulebook: Rulebook?

  /// By which the console has begun; nil where that follows from the first look.
  init(_ rulebook: Rulebook?) { self.rulebook = rulebook }

  /// The team has files of its own, and nobody else's are followed.
  var hasTeam: Bool { !(files ?? []).isEmpty }

  /// The rules, where others hold than before.
  mutating func look(in store: any SuccessStore, version found: Int?) async -> RulesNews? {
    // What cannot be read now is read at a later turn.
    guard let found, found != version, let now = try? await store.answer(FrameworkFilesQuery()) else { return nil }
    guard now != files || files == nil else {
      version = found
      return nil
    }
    guard let rules = try? await store.answer(RulebookQuery()) else { return nil }
    defer { (version, files, rulebook) = (found, now, rules) }
    guard rulebook.map({ $0 != rules }) ?? false else { return nil }
    let before = files ?? []
    let changed = Set(now.map(\.file)).symmetricDifference(before.map(\.file)).map(\.id.fileName)
    return RulesNews(rules, files: now, changed: Set(changed).sorted())
  }
}

extension Console.Setting {
  /// Everything that is reckoned and drawn goes by these rules.
  public mutating func take(_ rulebook: Rulebook) {
    health = rulebook.health
    training = rulebook.training
    support = rulebook.support
    improvement = rulebook.improvement
    contracts = rulebook.contracts
    journeys = rulebook.journeys
    outreach = rulebook.outreach
    zone = rulebook.zone
  }
}

extension Console {
  mutating func take(_ news: RulesNews) {
    setting.take(news.rulebook)
    announced = Notice(text: news.words, isComplaint: false)
    // One's own files are followed no more, whatever becomes of them.
    if !news.files.isEmpty { changedFramework = nil }
    reload()
  }
}
