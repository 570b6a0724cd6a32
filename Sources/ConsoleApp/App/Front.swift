import CustomerSuccess
import SuccessStore

/// What is in front on a screen: the row that a list's cursor is on, or what was opened from elsewhere. A page shows it and
/// keys act on it; nobody keeps a copy that could grow old.
struct Front: Hashable, Sendable {
  var target: Target?
  /// Whose it is, as far as acts on customers need it.
  var customer: ActSubject?
  /// What of the customer's it is, where that is no target of acts: a firing's or a message's id.
  var matter: String?
  /// The list is still being read: a page keeps what it shows for that moment, and no key acts on it.
  var isReading = false

  init(target: Target? = nil, customer: ActSubject? = nil, matter: String? = nil, isReading: Bool = false) {
    self.target = target
    self.customer = customer
    self.matter = matter
    self.isReading = isReading
  }

  var customerID: CustomerID? {
    guard case .customer(let id) = customer?.target else { return nil }
    return id
  }
}

extension Console {
  /// The page's thing: opened from elsewhere, else the row of the list that leads the page.
  func front(of page: PaneID) -> Front {
    guests[page] ?? leader(of: page).flatMap { panes[$0]?.front } ?? Front()
  }

  /// The list whose row a page shows: the one that had the keys last, before that the first with any row.
  func leader(of page: PaneID) -> PaneID? {
    guard let screen = screen(of: page), let lists = screen.pages[page] else { return nil }
    if let last = listOfScreen[screen.id], lists.contains(last) { return last }
    return lists.first { panes[$0]?.front != Front() } ?? lists.first
  }

  /// The pages that show a list's row.
  private func pages(led list: PaneID) -> [PaneID] {
    screen(of: list).map { $0.pages.keys.filter { leader(of: $0) == list } } ?? []
  }

  private func screen(of pane: PaneID) -> Screen? { Screen.all.first { $0.panes.contains(pane) } }

  /// What is in front where the keys are, else on the page beside it.
  var front: Front {
    if let own = panes[focus]?.front { return own }
    if screen.pages[focus] != nil { return front(of: focus) }
    return screen.panes.first { screen.pages[$0] != nil }.map(front) ?? Front()
  }

  var customer: CustomerID? { front.customerID }
  var chosen: [Target.Kind: Target] { front.target.map { [$0.kind: $0] } ?? [:] }

  /// A page shows another thing than the row under the list's cursor: no row of the list is the chosen one.
  func isElsewhere(_ list: PaneID) -> Bool {
    guard let own = panes[list]?.front?.target else { return false }
    return pages(led: list).contains { page in guests[page].map { $0.target != own } ?? false }
  }

  // MARK: Changing it

  /// Gives the keys to a pane of a screen. A list that gets them leads its pages from now on.
  mutating func giveKeys(to pane: PaneID, of screen: ScreenID) {
    focused[screen] = pane
    guard panes[pane]?.front != nil else { return }
    listOfScreen[screen] = pane
    for page in pages(led: pane) { guests[page] = nil }
    panes[pane]?.stopSeeking()
  }

  /// The page of a thing, with the list beside it on its row where it has one.
  mutating func show(_ target: Target, of customer: CustomerID?) {
    let home = Screen.home(of: target.kind)
    guard let screen = Screen.all.first(where: { $0.id == home.screen }) else { return }
    if focus != home.page || front(of: focus).target != target { leave() }
    self.screen = screen
    giveKeys(to: home.page, of: screen.id)
    present(Front(target: target, customer: customer.map { .known(.customer($0), title: $0.text) }), on: home.page)
  }

  /// Puts a thing on a page: its list goes to the row, if it has one.
  private mutating func present(_ front: Front, on page: PaneID) {
    guard let target = front.target, let list = leader(of: page) else { return }
    guests[page] = front
    _ = with(list) { $0.seek(target, in: $1) }
    settleFronts()
  }

  /// What was made is found: a new customer on the page in front too, where nothing is done to the one before any more.
  mutating func present(_ new: Target) {
    if case .customer(let id) = new, focus == new.kind.home { return show(new, of: id) }
    seek(new)
  }

  /// The lists of such things go to a new one: the one that leads their page, also where another screen is in front, and those
  /// that are seen, unless somebody is at work on the page beside them.
  mutating func seek(_ target: Target) {
    let page = target.kind.home
    // Contacts are lines of their customer's page.
    guard target.kind != .contact, focus != page else { return }
    let seen = screen.panes.filter { places[$0] != nil && panes[$0]?.lists(target.kind) == true }
    for list in Set(seen + [leader(of: page)].compactMap(\.self)) where leader(of: focus) != list {
      _ = with(list) { $0.seek(target, in: $1) }
    }
    settleFronts()
  }

  /// Whatever becomes of a list, the page beside it that has the keys goes on showing what it showed: nothing is put under
  /// the fingers of somebody who is at work on it.
  mutating func holding<Result>(_ list: PaneID, _ change: (inout Console) -> Result) -> Result {
    let held = screen.pages[focus] != nil && leader(of: focus) == list ? front(of: focus) : Front()
    let result = change(&self)
    if let target = held.target, panes[list]?.front?.target != target {
      for page in pages(led: list) where screen.pages[page] != nil { guests[page] = held }
      _ = with(list) { $0.seek(target, in: $1) }
    }
    settleFronts()
    return result
  }

  /// The sum behind what is chosen: in a line, in a box, or on the page that has it.
  mutating func explain() -> [Effect] {
    switch panes[focus]?.why(in: scene(for: focus)) {
    case .sum(let words):
      // What the last line has no room for is shown whole.
      guard words.columns > size.width - 2 else { return [.say(words)] }
      overlay = .why(WhyView(title: "Why", paragraphs: ageWords + [words]))
    case .account(let title, let paragraphs): overlay = .why(WhyView(title: title, paragraphs: ageWords + paragraphs))
    case .page(let target):
      let page = target.kind.home
      let depth = trail.count
      show(target, of: front.customerID)
      if trail.count > depth { trail[depth].explained = page }
      panes[page]?.isExplaining = true
    case .here:
      let now = panes[focus]?.isExplaining ?? false
      panes[focus]?.isExplaining = !now
    case .unknown(let words): return [.complain(words)]
    case nil: return []
    }
    return []
  }

  /// A row that has been found leads again; an explanation ends with what it was of.
  mutating func settleFronts() {
    for (page, guest) in guests where leader(of: page).flatMap({ panes[$0]?.front?.target }) == guest.target {
      guests[page] = nil
    }
    for page in screen.pages.keys {
      let front = front(of: page)
      guard !front.isReading else { continue }
      let isHome = front.target?.kind.home == page
      let isSame = isHome ? shown[page]?.target == front.target : shown[page]?.customerID == front.customerID
      if !isSame { panes[page]?.isExplaining = false }
      shown[page] = front
    }
  }

  // MARK: Going and coming back

  /// Remembers where the person is, to be led back there.
  mutating func leave() {
    var here = Place(screen: screen.id, pane: focus)
    if screen.pages[focus] != nil { here.front = front(of: focus) }
    trail.append(here)
  }

  /// The list that the page with the keys covers: the screen has room for one of the two.
  private var coveredList: PaneID? {
    guard screen.pages[focus] != nil, let list = leader(of: focus), places[list] == nil else { return nil }
    return list
  }

  /// Undoes the last going in: a sum that is shown, the filter of a list, a page or another screen. A page that covers its
  /// list gives way to it, however one came there.
  mutating func back() -> [Effect] {
    if panes[focus]?.isExplaining == true, trail.last?.explained != focus {
      panes[focus]?.isExplaining = false
      return []
    }
    if let pane = panes[focus], !pane.filterText.isEmpty, trail.last?.filter?.text != pane.filterText {
      return apply(filter: "", to: focus)
    }
    if trail.isEmpty, let list = coveredList {
      giveKeys(to: list, of: screen.id)
      settleFronts()
      return []
    }
    guard let place = trail.popLast(), let target = Screen.all.first(where: { $0.id == place.screen }) else {
      return [.say("Nothing to go back from; \(name(of: .quit)) leaves Rapport")]
    }
    if let explained = place.explained { panes[explained]?.isExplaining = false }
    let undone = place.filter.map { apply(filter: $0.before, to: $0.pane) } ?? []
    screen = target
    giveKeys(to: place.pane, of: target.id)
    if let front = place.front, front != self.front(of: place.pane) { present(front, on: place.pane) }
    return undone
  }
}

extension Target.Kind {
  /// The pane that is the page of such things.
  var home: PaneID { Screen.home(of: self).page }
}

extension TicketRow {
  /// Whose it is.
  var ofCustomer: ActSubject { .known(.customer(reading.ticket.customer), title: customerName) }
}

extension ActionRow {
  /// Whose it is.
  var ofCustomer: ActSubject { .known(.customer(action.customer), title: customerName) }
}

extension Scene {
  var customer: CustomerID? { front.customerID }

  /// There is something to show, or there will be in a moment.
  var hasFront: Bool { front.target != nil || front.customer != nil || front.matter != nil || front.isReading }

  var action: ActionID? {
    guard case .action(let id) = front.target else { return nil }
    return id
  }

  var ticket: TicketID? {
    guard case .ticket(let id) = front.target else { return nil }
    return id
  }

  var learner: LearnerID? {
    guard case .learner(let id) = front.target else { return nil }
    return id
  }

  var session: SessionID? {
    guard case .session(let id) = front.target else { return nil }
    return id
  }

  var initiative: InitiativeID? {
    guard case .initiative(let id) = front.target else { return nil }
    return id
  }

  var article: ArticleID? {
    guard case .article(let id) = front.target else { return nil }
    return id
  }
}
