import CustomerSuccess

extension Console {
  /// What is on the screen, under a name; one of the same name is replaced.
  mutating func save(viewNamed name: String) -> [Effect] {
    guard !name.isEmpty, !name.contains(where: \.isNewline) else {
      return [.complain("save: expected a name for this view, such as: save late-enterprise")]
    }
    let filter = screen.panes.compactMap { panes[$0]?.filterText }.first { !$0.isEmpty } ?? ""
    let view = SavedView(name: name, screen: screen.id.name, scope: scopeText, filter: filter)
    setting.views.removeAll { $0.name == name }
    setting.views.append(view)
    return [.saveView(view), .say("Saved as '\(name)'; :view \(name) opens it")]
  }

  mutating func open(viewNamed name: String) -> [Effect] {
    guard let view = setting.views.first(where: { $0.name == name }) else {
      let names = setting.views.map(\.name).sorted().joined(separator: ", ")
      return [
        .complain(names.isEmpty ? "No view is saved yet; :save NAME saves this one" : "view: expected one of \(names)")
      ]
    }
    guard let target = Screen.all.first(where: { $0.id.name == view.screen }) else { return [] }
    show(target)
    let narrowed = narrow(to: view.scope)
    guard let list = target.panes.first(where: { panes[$0]?.filterSubject != nil }) else { return narrowed }
    return narrowed + apply(filter: view.filter, to: list)
  }
}
