import CustomerSuccess

extension Console {
  /// What is on the screen, under a name; one of the same name is replaced.
  mutating func save(viewNamed name: String) -> [Effect] {
    guard !name.isEmpty, !name.contains(where: \.isNewline) else {
      return [.complain("save: expected a name for this view, such as: save late-enterprise")]
    }
    let list = listInFront.flatMap { id in panes[id].map { (id, $0) } }
    let view = SavedView(
      name: name, screen: screen.id.name, scope: scopeText, list: list?.0.description ?? "",
      filter: list?.1.filterText ?? "", order: list?.1.order ?? "")
    setting.views.removeAll { $0.name == name }
    setting.views.append(view)
    return [.saveView(view), .say("Saved as '\(name)'; :view \(name) opens it")]
  }

  /// The list that has the keys, or leads the page that has them; else one that is filtered, or the first, of what is shown
  /// with it where a screen shows a part of its panes at a time.
  private var listInFront: PaneID? {
    let part = screen.parts.first { $0.contains(focus) } ?? screen.panes
    let lists = keptInViews(of: screen).filter(part.contains)
    return [focus, leader(of: focus)].compactMap(\.self).first(where: lists.contains)
      ?? lists.first { panes[$0]?.filterText.isEmpty == false } ?? lists.first
  }

  /// Those with a filter of their own, or something else to choose.
  private func keptInViews(of screen: Screen) -> [PaneID] {
    screen.panes.filter { id in panes[id].map { $0.filterSubject != nil || !$0.order.isEmpty } ?? false }
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
    let lists = keptInViews(of: target)
    guard let list = lists.first(where: { $0.description == view.list }) ?? lists.first else { return narrowed }
    if !view.list.isEmpty { giveKeys(to: list, of: target.id) }
    panes[list]?.setOrder(view.order)
    if list == .segments, let axes = SegmentAxes(words: view.order) { _ = cut(by: axes) }
    return narrowed + apply(filter: view.filter, to: list)
  }
}
