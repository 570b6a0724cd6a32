import CustomerSuccess

extension Console {
  /// Opens the page, in the tool it came from, of what is chosen, where such things have one, else of the customer that is shown.
  func openLink() -> [Effect] {
    let own = panes[focus]?.subjects(in: scene(for: focus)) ?? []
    let linked = own.filter { $0.target.key.map { FactKind.linked.contains($0.kind) } ?? false }
    guard linked.count < 2 else { return [.complain("One is opened at a time, and \(linked.count) are chosen")] }
    guard let subject = linked.first ?? customerShown else {
      return [.complain("Nothing is chosen here that another tool could have a page of")]
    }
    if case .known(let target, _) = subject {
      return [.complain("\(target) has to be open on its page for that: Enter")]
    }
    guard let link = subject.link else {
      return [.complain("\(subject.target) has no link to another tool; a mapping gives one by 'link: https://…'")]
    }
    return [.openLink(link)]
  }
}
