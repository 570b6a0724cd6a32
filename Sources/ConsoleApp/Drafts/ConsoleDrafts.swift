import CustomerSuccess
import TerminalUI

/// What was typed into a form is kept from the first letter on, until it is sent or thrown away.
extension Console {
  /// To be called when keys have been taken in: what stands in the form now is what is to be found again.
  mutating func keepDraft() -> [Effect] {
    guard case .form(let form) = overlay, openJob == nil else { return [] }
    let key = key(of: form)
    guard form.isWritten else {
      // What was typed has been taken out again, letter by letter.
      return drafts.removeValue(forKey: key) == nil ? [] : [.dropDraft(key)]
    }
    let draft = Draft(
      verb: key.verb, targets: key.targets, title: form.thingsTitle, values: form.draftValues, author: key.author,
      at: now)
    guard drafts[key]?.values != draft.values else { return [] }
    drafts[key] = draft
    return [.keepDraft(draft)]
  }

  func key(of form: FormView) -> Draft.Key {
    Draft.Key(author: setting.me, verb: form.verb, targets: form.things.map(\.target))
  }

  /// The form, with what was typed into it before.
  func restored(_ form: FormView) -> FormView {
    guard let draft = drafts[key(of: form)] else { return form }
    var form = form
    form.restore(draft.values, from: words(for: draft.at))
    return form
  }

  mutating func dropDraft(of form: FormView) -> [Effect] {
    let key = key(of: form)
    return drafts.removeValue(forKey: key) == nil ? [] : [.dropDraft(key)]
  }

  mutating func leave(_ form: FormView) -> [Effect] {
    overlay = nil
    return form.isWritten ? [.say("Kept as a draft; the same key opens it again, : draft lists all")] : []
  }

  func words(for moment: Instant) -> String {
    "\(TimeWords.day(setting.zone.date(of: moment), today: setting.zone.date(of: now))) "
      + TimeWords.hour(moment, in: setting.zone)
  }

  var draftEntries: [PaletteEntry] {
    drafts.values.sorted { ($0.at, $0.key.text) > ($1.at, $1.key.text) }.map { draft in
      PaletteEntry(
        name: "draft \(draft.verb.rawValue)", title: "\(draft.title): \(draft.beginning)", keys: words(for: draft.at),
        choice: .draft(draft.key))
    }
  }

  /// The page of its thing, and the form above it as soon as the thing is known.
  mutating func open(_ key: Draft.Key) -> [Effect] {
    guard let draft = drafts[key] else { return [.complain("That draft is gone")] }
    guard draft.targets.count == 1, let target = draft.targets.first else {
      return begin(draft.verb, on: draft.targets.map { .known($0, title: $0.description) })
    }
    var customer: CustomerID?
    if case .customer(let id) = target { customer = id }
    show(target, of: customer)
    awaitedForm = AwaitedForm(verb: draft.verb, target: target)
    return openAwaited()
  }

  struct AwaitedForm: Hashable, Sendable {
    var verb: Verb
    var target: Target
  }

  /// Opens the form that was waiting for its thing to be read.
  mutating func openAwaited() -> [Effect] {
    guard let awaited = awaitedForm, overlay == nil, let subject = panes[focus]?.mainSubject(in: scene(for: focus)),
      subject.target == awaited.target
    else { return [] }
    awaitedForm = nil
    return begin(awaited.verb, on: [subject])
  }
}

extension Pane {
  /// What a page is about, whatever line of it is chosen.
  fileprivate func mainSubject(in scene: Scene) -> ActSubject? {
    guard let page = self as? any PagePane, page.isCurrent(in: scene) else { return nil }
    return page.subject(in: scene)
  }
}
