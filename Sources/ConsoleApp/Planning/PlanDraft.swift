public import CustomerSuccess
public import Framework
public import SuccessStore

/// Framework files that somebody would like to hold, read and found sound.
public struct PlanDraft: Hashable, Sendable {
  /// Where they were read.
  public var path: String
  public var files: [FrameworkFile]
  /// What would hold with them.
  public var rulebook: Rulebook
  /// What they make different from what holds now.
  public var changes: [Change]
  /// What is allowed and may not be meant.
  public var warnings: [String]

  public struct Change: Hashable, Sendable {
    /// `sla.yaml`
    public var file: String
    public var change: FrameworkChange

    public init(_ file: String, _ change: FrameworkChange) {
      self.file = file
      self.change = change
    }
  }

  public init(
    path: String, files: [FrameworkFile], rulebook: Rulebook, changes: [Change] = [], warnings: [String] = []
  ) {
    self.path = path
    self.files = files
    self.rulebook = rulebook
    self.changes = changes
    self.warnings = warnings
  }

  /// `sla.yaml, health.yaml`
  public var names: String { files.map(\.id.fileName).joined(separator: ", ") }
}

extension SuccessStore {
  /// Makes the draft's files the team's, as one entry of the log; `team`: those that were there when it was planned.
  public func apply(
    _ draft: PlanDraft, over team: [AppliedFile], by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    let edits = draft.files.compactMap { file -> FactEdit? in
      let before = team.first { $0.id == file.id }?.file
      return before == file ? nil : FactEdit(before: before.map(Fact.frameworkFile), after: .frameworkFile(file))
    }
    guard !edits.isEmpty else {
      throw .refused(Refusal("Nothing to apply: the database has \(draft.names) just so."))
    }
    let names = edits.compactMap { $0.key?.words }.joined(separator: ", ")
    return try await commit(edits, title: "apply \(names)", by: author, at: now, once: nil)
  }
}

/// Who reads framework files for the console, and finds out what would hold with them.
public struct PlanDesk: Sendable {
  /// Of a file or a folder, with the files that the team has now.
  let draft: @Sendable (_ path: String, _ team: [AppliedFile]) -> Result<PlanDraft, Refused>

  /// In words, with file and line.
  public struct Refused: Error, Hashable, Sendable {
    public var words: String
    public init(_ words: String) { self.words = words }
  }

  public init(_ draft: @escaping @Sendable (_ path: String, _ team: [AppliedFile]) -> Result<PlanDraft, Refused>) {
    self.draft = draft
  }

  /// What the files at `path` would do.
  func plan(_ path: String, in store: any SuccessStore, at now: Instant) async -> PlanNews {
    do throws(StoreError) {
      let team = try await store.answer(FrameworkFilesQuery())
      switch draft(path, team) {
      case .failure(let refused): return .refused(refused.words)
      case .success(let draft):
        return .found(draft, team, try await store.answer(RulebookPlanQuery(draft.rulebook), at: now))
      }
    } catch {
      return .refused(error.description)
    }
  }
}

/// What the console wants planned, by the number of its asking.
public struct PlanRequest: Hashable, Sendable {
  public var number: Int
  public var path: String
}

/// What comes of it.
public enum PlanNews: Hashable, Sendable {
  /// With the team's files as they were.
  case found(PlanDraft, [AppliedFile], RulebookPlan)
  case refused(String)
}
