import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let outreach = PaneID("outreach")
}

/// Why one firing or message is there: the rule, the numbers, the moment, and all that came of it.
struct OutreachPane: PagePane {
  let id = PaneID.outreach
  let opening = Action.open
  let signs = [SignKind.outreach, .actions]
  var view = PageView()
  private var asked: String?
  private var detail: OutreachWhy?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The line's action item or customer" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Why" }
    return "\(detail.customer.name) · \(detail.title(scene.outreach))"
  }

  func question(in scene: Scene) -> OutreachWhyQuery? { scene.front.matter.map(OutreachWhyQuery.init) }

  mutating func receive(_ answer: Answered<OutreachWhyQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      if asked != scene.front.matter { view.restart() }
      self.detail = detail
      asked = scene.front.matter
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingShown("firing", in: scene) }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let detail else { return nil }
    return OutreachPage(why: detail, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && detail != nil && asked != nil && asked == scene.front.matter
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    guard scene.hasFront, scene.front.matter != nil else { return .empty("Nothing is chosen") }
    return asked == scene.front.matter ? .empty("It is there no more") : .loading
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .customer($0.customer) } }
  func owner(in scene: Scene) -> Customer? { detail?.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .customer }

  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    let own = chosenLine(in: scene)?.preset ?? [:]
    guard verb.isOnTrigger, let trigger = detail?.trigger else { return own }
    return own.merging(["trigger": trigger.text]) { $1 }
  }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene), let detail else { return .unknown("Nothing is chosen") }
    guard let firing = detail.firing else { return .unknown("What made it is there no more") }
    return .sum(OutreachWords.why(firing, in: scene))
  }
}

extension OutreachWhy {
  var trigger: TriggerID? { firing?.trigger ?? message?.message.trigger }

  func title(_ rules: OutreachRules) -> String { trigger.map(rules.title) ?? "Action item" }
}
