import CustomerSuccess
import Interchange

/// What held when the keys came to a line. Whatever the line passes over goes by that, so that a field it has left again is back where it was.
struct PassedOver: Hashable, Sendable {
  let subject: WizardLine.Subject
  let draft: MappingDraft?
  let asked: [String]
}

extension ImportWizard {
  /// Everything is as it was before this line said anything.
  mutating func passOver(on subject: WizardLine.Subject) {
    guard let passedOver, passedOver.subject == subject else {
      passedOver = PassedOver(subject: subject, draft: draft, asked: asked)
      return
    }
    (draft, asked) = (passedOver.draft, passedOver.asked)
  }

  /// Once the keys are elsewhere, what stands there holds; what it took from other columns is said.
  mutating func leaveLine() {
    guard let line = passedOver, line.subject != list.line?.subject else { return }
    passedOver = nil
    guard let before = line.draft, let draft, before.kind == draft.kind else { return }
    said = zip(before.columns, draft.columns).compactMap { before, now in
      guard let lost = before.field, lost != now.field, line.subject != .column(now.name) else { return nil }
      let gained = now.field.map(ColumnLines.title) ?? "left out"
      return "\(now.name) had \(ColumnLines.title(lost)); now \(gained)"
    }
  }
}
