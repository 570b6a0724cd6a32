import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let initiative = PaneID("initiative")
}

/// One initiative: where it stands, its milestones, what it answers and pays.
struct InitiativePane: DetailPane {
  let id = PaneID.initiative
  let opening = Action.open
  let noun = "initiative"
  var view = PageView()
  var detail: InitiativeDetail?
  var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open, tell
    var title: String {
      switch self {
      case .open: "What is behind the line"
      case .tell: "Draft messages to those who asked for it"
      }
    }
    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .tell: [.character("T")]
      }
    }
    var hint: String? { nil }
    var changes: Bool { self == .tell }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Initiative" }
    return "Initiative \(detail.id)"
  }

  func question(in scene: Scene) -> InitiativeDetailQuery? { scene.initiative.map(InitiativeDetailQuery.init) }
  func thing(of detail: InitiativeDetail) -> InitiativeID { detail.id }
  func chosen(in scene: Scene) -> InitiativeID? { scene.initiative }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return openChosen(in: scene)
    case .tell: return scene.initiative.map { [.tell($0)] } ?? []
    }
  }

  func page(of detail: InitiativeDetail, in scene: Scene) -> [PageLine] {
    return InitiativePage(detail: detail, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .initiative($0.initiative) } }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .initiative }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene), let detail else { return .unknown("Nothing is chosen") }
    return .sum(InitiativeWords.why(detail.initiative, scene))
  }
}

/// An initiative's page as lines.
struct InitiativePage {
  var detail: InitiativeDetail
  var scene: Scene

  private var one: Initiative { detail.initiative }

  var lines: [PageLine] {
    header + PageLine.section("Milestones", note: "\(one.percentDone) % done", milestones)
      + PageLine.section("Worth", worth) + PageLine.section("How", description)
  }

  private var header: [PageLine] {
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let corner = scene.improvement.roadmap.quadrant(of: one).title
    let title = Paragraph.wrap(one.title, width: max(10, scene.size.width - 2), glyphs: scene.glyphs)
      .map { PageLine.text([Piece($0, .title, emphasis: .bold)], isStop: true) }
    let standing = [
      Piece(InitiativeWords.status(one).capitalizedFirst, InitiativeTone.of(one.status), emphasis: .bold), dot,
      Piece(one.owner.isEmpty ? "nobody's" : one.owner), dot, Piece(corner, .muted), dot,
      Piece("impact \(one.impact), effort \(one.effort)", .muted), dot,
      Piece("since \(TimeWords.day(scene.zone.date(of: one.since), today: scene.today))", .muted),
    ]
    let origin = InitiativeWords.origin(one.origin, scene.improvement)
    let answers = origin.isEmpty ? [] : PageLine.paragraphs("Answers \(origin)", tone: .muted, in: scene)
    let outcome = one.outcome.isEmpty ? [] : PageLine.paragraphs(one.outcome, in: scene)
    return title + PageLine.wrapped(standing, in: scene) + answers + concerns + outcome
  }

  private var concerns: [PageLine] {
    guard !one.customers.isEmpty else { return [] }
    let count = detail.concerned.map { ": \(counted($0, "customer"))" } ?? ""
    return PageLine.paragraphs("Concerns \(one.customers)\(count)", tone: .muted, in: scene)
  }

  private var milestones: [PageLine] {
    guard !one.milestones.isEmpty else {
      let key = VerbKeys.name(of: .milestone, on: .initiative, in: scene.keyMap)
      return PageLine.paragraphs("None yet; \(key) sets one", tone: .muted, in: scene)
    }
    return one.milestones.map { milestone in
      let mark = milestone.done == nil ? scene.glyphs.milestoneOpen : scene.glyphs.met
      let due = milestone.due.map { day -> Piece in
        guard milestone.done == nil, one.status.isOpen else {
          return Piece("  by \(TimeWords.day(day, today: scene.today))", .muted)
        }
        return Piece(
          "  \(TimeWords.due(day, today: scene.today))", milestone.isLate(on: scene.today) ? .atRisk : .muted)
      }
      let done = milestone.done.map { Piece("  reached \(TimeWords.day($0, today: scene.today))", .muted) }
      let pieces = [Piece("\(mark) "), Piece(milestone.title)] + [due, done].compactMap(\.self)
      return PageLine.text(pieces, isStop: true)
        .about(
          .initiative(one),
          preset: ["title": milestone.title, "state": milestone.done == nil ? "done" : "planned"])
    }
  }

  private var worth: [PageLine] {
    let words: [String?] = [
      one.cost.map { "costs \(NumberWords.money($0))" },
      one.gain.map { "is expected to bring \(NumberWords.money($0)) a year" },
      one.brought.map { "brought \(NumberWords.money($0))" },
      one.returnOnInvestment.map { "returns \(InitiativeWords.returns($0))" },
    ]
    let known = words.compactMap(\.self)
    guard !known.isEmpty else { return [] }
    return PageLine.paragraphs(known.joined(separator: ", ").capitalizedFirst, in: scene)
  }

  private var description: [PageLine] {
    one.description.isEmpty ? [] : PageLine.paragraphs(one.description, in: scene)
  }
}
