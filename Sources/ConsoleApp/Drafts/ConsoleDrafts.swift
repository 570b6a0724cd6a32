import CustomerSuccess
import TerminalUI

/// What was typed into a form is kept from the first letter on, until it is sent or thrown away.
extension Console {
  /// To be called when keys have been taken in: what stands in the form now is what is to be found again.
  mutating func keepDraft() -> [Effect] {
    guard case .form(let form) = overlay, openJob == nil else { return [] }
    return keepDraft(of: form)
  }

  private mutating func keepDraft(of form: FormView) -> [Effect] {
    let key = key(of: form)
    guard form.isWritten else {
      // What was typed has been taken out again, letter by letter.
      return drafts.removeValue(forKey: key) == nil ? [] : [.dropDraft(key)]
    }
    let draft = draft(of: form)
    guard drafts[key]?.values != draft.values else { return [] }
    drafts[key] = draft
    return [.keepDraft(draft)]
  }

  private func draft(of form: FormView) -> Draft {
    let key = key(of: form)
    var draft = Draft(
      verb: key.verb, targets: key.targets, title: form.thingsTitle, values: form.draftValues, author: key.author,
      at: now, console: key.console)
    draft.offered = form.beginning
    draft.seen = form.eventsSeen
    return draft
  }

  func key(of form: FormView) -> Draft.Key {
    Draft.Key(author: setting.me, verb: form.verb, targets: form.things.map(\.target), console: setting.console)
  }

  /// The text of its current field, for the person's own editor, with all it takes to find it again if the console ends
  /// before the editor.
  func editing(_ form: FormView) -> Effect {
    .edit(EditRequest(draft(of: form), field: form.fields[form.current].parameter.name))
  }

  /// Fills in what was typed into the form before: here, else in a console that is gone, whose draft becomes this one's.
  mutating func restore(_ form: inout FormView) -> [Effect] {
    let key = key(of: form)
    let left = drafts.values.filter { $0.key.form == key.form }.max { $0.at < $1.at }
    guard let draft = drafts[key] ?? left else { return [] }
    form.restore(draft, from: words(for: draft.at))
    return adopt(draft)
  }

  /// Makes a draft this console's; one that this console has of the same form takes its place.
  private mutating func adopt(_ draft: Draft) -> [Effect] {
    guard draft.console != setting.console else { return [] }
    var mine = draft
    mine.console = setting.console
    let before = drafts.updateValue(mine, forKey: mine.key)
    guard var before else {
      drafts[draft.key] = nil
      return [.keepDraft(mine), .dropDraft(draft.key)]
    }
    before.console = draft.console
    drafts[before.key] = before
    return [.keepDraft(mine), .keepDraft(before)]
  }

  mutating func dropDraft(of form: FormView) -> [Effect] { dropDraft(key(of: form)) }

  mutating func dropDraft(_ key: Draft.Key) -> [Effect] {
    drafts.removeValue(forKey: key) == nil ? [] : [.dropDraft(key)]
  }

  /// What was typed about somebody who is forgotten goes too.
  mutating func dropDrafts(about targets: [Target]) -> [Effect] {
    drafts.values.filter { !Set($0.targets).isDisjoint(with: targets) }.map { draft in
      drafts[draft.key] = nil
      return .dropDraft(draft.key)
    }
  }

  mutating func leave(_ form: FormView) -> [Effect] {
    overlay = nil
    if openJob != nil, key(of: form) == sentForm {
      let why = "it waits for another program that is writing"
      return [.say("On its way all the same: \(why), and \(name(of: .undo)) undoes it")]
    }
    // What was typed and left in one go, as a slow line brings it, is kept nowhere yet.
    let kept = keepDraft(of: form)
    return kept + (form.isWritten ? [.say("Kept as a draft; the same key opens it again, :drafts lists all")] : [])
  }

  func words(for moment: Instant) -> String {
    "\(TimeWords.day(setting.zone.date(of: moment), today: setting.zone.date(of: now))) "
      + TimeWords.hour(moment, in: setting.zone)
  }

  var draftEntries: [PaletteEntry] {
    drafts.values.sorted { ($0.at, $0.key.text) > ($1.at, $1.key.text) }.map { draft in
      PaletteEntry(
        name: "drafts \(draft.verb.rawValue)", title: "\(draft.title): \(draft.beginning)", keys: words(for: draft.at),
        choice: .draft(draft.key))
    }
  }

  /// The page of its thing, and the form above it as soon as the thing is known.
  mutating func open(_ key: Draft.Key) -> [Effect] {
    guard let draft = drafts[key] else { return [.complain("That draft is gone")] }
    return adopt(draft) + open(draft)
  }

  private mutating func open(_ draft: Draft) -> [Effect] {
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
