import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let learning = PaneID("learning")
}

/// Whether people learn, and what it does; who lags, which skills are missing, and which content is stale.
struct LearningPane: PagePane {
  let id = PaneID.learning
  let opening = Action.open
  var view = PageView()
  private var learning: Learning?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "What lies behind the line" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { nil }
  }

  func title(in scene: Scene) -> String { "Learning" }

  func note(in scene: Scene) -> String {
    learning.map { "\(NumberWords.whole($0.figures.enrolled)) who learn" } ?? ""
  }

  func question(in scene: Scene) -> LearningQuery? { LearningQuery(scene.scope) }

  mutating func receive(_ answer: Answered<LearningQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let learning):
      self.learning = learning
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    learning == nil ? "The figures are still being read" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, let learning else { return nil }
    return LearningPage(learning: learning, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool { failure == nil && learning != nil }

  func emptiness(in scene: Scene) -> PaneState { failure.map(PaneState.failed) ?? .loading }

  func subject(in scene: Scene) -> ActSubject? { nil }
  func subjectKind(in scene: Scene) -> Target.Kind? { nil }
}

/// Figures of learning as lines.
struct LearningPage {
  var learning: Learning
  var scene: Scene

  var lines: [PageLine] { engagement + measures + beside + teams + gaps + content }

  private var figures: LearningFigures { learning.figures }

  private var engagement: [PageLine] {
    let enrolled = figures.enrolled
    let each = enrolled == 0 ? "" : "  \(NumberWords.tenth(Double(figures.minutes) / Double(enrolled))) minutes each"
    let active = NumberWords.percent(figures.active, of: enrolled)
    let rating = figures.satisfaction.map { "\(NumberWords.tenth($0)) of 5" } ?? "–"
    return [
      .text(
        [
          Piece("Active in 30 days ", .muted), Piece(enrolled == 0 ? "–" : active, emphasis: .bold),
          Piece("  \(NumberWords.whole(figures.active)) of \(NumberWords.whole(enrolled))\(each)", .muted),
        ], isStop: true),
      .text(
        [
          Piece("Satisfaction      ", .muted), Piece(rating, emphasis: .bold),
          Piece("  n = \(figures.ratings.count)", .muted),
        ], isStop: true),
    ]
  }

  private var measures: [PageLine] {
    PageLine.section(
      "Scores",
      table([("Before and after", figures.effectiveness), ("After and again later", figures.retention)]))
  }

  private var beside: [PageLine] {
    let effect = figures.beside
    let rows = table([
      ("Health", effect.health), ("Feature adoption", effect.adoption), ("Tickets opened", effect.tickets),
    ])
    return PageLine.section(
      "\(TrainingEffect.days) days before and after",
      note: "\(counted(effect.customers, "customer")) of whom both are known", rows)
      + PageLine.paragraphs(TrainingEffect.caveat, tone: .muted, in: scene)
  }

  private func table(_ rows: [(title: String, figure: PairedFigure)]) -> [PageLine] {
    func number(_ value: Double?) -> String { value.map(NumberWords.tenth) ?? "–" }
    let lines = PageLine.rows(
      rows.map { MeasureRow(title: $0.title, figure: $0.figure) },
      [
        .init("", .fitting(24), named: "Measure") { [Piece($0.title)] },
        .init("", .fixed(7), named: "Before", isRight: true) { [Piece(number($0.figure.before))] },
        .init("", .fixed(7), named: "After", isRight: true) { [Piece(number($0.figure.after))] },
        .init("", .fixed(8), named: "Change", isRight: true) { row in
          [Piece(row.figure.change.map { ($0 > 0 ? "+" : "") + NumberWords.tenth($0) } ?? "", emphasis: .bold)]
        },
        .init("", .fixed(9), named: "n", isRight: true) { [Piece("n = \($0.figure.n)", .muted)] },
      ])
    return lines.map { $0.about(nil) }
  }

  private struct MeasureRow: Hashable, Sendable {
    var title: String
    var figure: PairedFigure
  }

  private var teams: [PageLine] {
    [TrainingCut.owner, .tier, .industry, .role, .customer].flatMap { cut -> [PageLine] in
      let groups = Array((learning.groups[cut] ?? []).prefix(6))
      let lines = PageLine.rows(
        groups,
        [
          .init("", .flexible(minimum: 14, weight: 1), named: "Group") { [Piece($0.title)] },
          .init("", .fixed(10), named: "Completed", isRight: true) { group in
            [Piece("\(NumberWords.whole(group.completed))/\(NumberWords.whole(group.enrolled))")]
          },
          .init("", .fixed(8), named: "Share", priority: 1, isRight: true) { group in
            [Piece(NumberWords.percent(group.completed, of: group.enrolled))]
          },
          .init("", .fixed(16), named: "On time", priority: 2, isRight: true) { group in
            [Piece(group.due == 0 ? "" : "on time \(NumberWords.percent(group.onTime, of: group.due))", .muted)]
          },
        ])
      return PageLine.section("By \(cut.rawValue)", lines.map { $0.about(nil) })
    }
  }

  /// What most of those who learn it still lack.
  private var gaps: [PageLine] {
    let missing = learning.skills.filter { $0.gap > 0 }.sorted { ($1.gap, $0.id) < ($0.gap, $1.id) }.prefix(8)
    let lines = PageLine.rows(
      Array(missing),
      [
        .init("", .flexible(minimum: 20, weight: 1), named: "Objective") { [Piece($0.objective)] },
        .init("", .fixed(10), named: "Have", isRight: true) { skill in
          [Piece("\(NumberWords.whole(skill.have))/\(NumberWords.whole(skill.enrolled))", .muted)]
        },
      ])
    return PageLine.section("Skills that are missing", lines.map { $0.about(nil) })
  }

  private var content: [PageLine] {
    let all = scene.training.paths.flatMap(\.modules).flatMap { module in
      module.content.map { ContentRow(module: module.title, item: $0) }
    }
    let (today, glyphs) = (scene.today, scene.glyphs)
    let lines = PageLine.rows(
      all,
      [
        .init("", .fixed(1), named: "Stale") { row in
          [row.item.isStale(on: today) ? Piece(String(glyphs.atRisk), .atRisk) : Piece(" ")]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Content") { [Piece($0.item.title)] },
        .init("", .fixed(9), named: "Type", priority: 1) { [Piece($0.item.kind.rawValue, .muted)] },
        .init("", .fixed(5), named: "Language", priority: 4) { [Piece($0.item.language, .muted)] },
        .init("", .fixed(10), named: "WCAG 2.1 AA", priority: 3) { row in
          [Piece(row.item.isAccessible ? "accessible" : "not yet", row.item.isAccessible ? .muted : .atRisk)]
        },
        .init("", .fixed(18), named: "Updated", priority: 2) { [Piece("updated \($0.item.updated)", .muted)] },
      ])
    let stale = all.count { $0.item.isStale(on: today) }
    return PageLine.section("Content", note: "\(stale) of \(all.count) stale", lines.map { $0.about(nil) })
  }

  private struct ContentRow: Hashable, Sendable {
    var module: String
    var item: ContentItem
  }
}
