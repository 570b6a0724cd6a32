import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// Windows are parts of one list, whatever their anchor.
@Suite struct WindowTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all)
  func any_window_is_a_part_of_the_whole(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: 81, customers: 60)
    try await store.load(world.inOrder)
    for sort in CustomerQuery.Sort.allCases {
      for descending in [false, true] {
        let filter = world.chance(50) ? Filter() : world.filter(.customers)
        func ask(_ window: Window) async throws -> Page<CustomerRow> {
          try await store.answer(
            CustomerQuery(filter: filter, sort: sort, descending: descending, window: window), at: now)
        }
        let whole = try await ask(Window(limit: 1000))
        #expect(whole.total == whole.rows.count && whole.position == 0)
        try expectSorted(whole.rows, sort, descending)
        for _ in 0..<12 {
          let limit = world.int(0...25)
          let window = Window(world.anchor(among: whole.rows.map(\.id.text)), limit: limit)
          let page = try await ask(window)
          #expect(page.total == whole.total)
          #expect(page.rows == Array(whole.rows.dropFirst(page.position).prefix(page.rows.count)))
          try expect(page.position, page.rows.count, window, of: whole.rows.map(\.id.text))
        }
      }
    }
  }

  /// However many match, and so whichever way they are found, counted and put in order.
  @Test(arguments: Engine.all) func anyWayToAWindowLeadsToTheSame(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    var made = try World(seed: 82, customers: 60)
    try await store.load(made.inOrder)
    for _ in 0..<40 {
      let customers = CustomerQuery(
        filter: made.filter(.customers), sort: made.pick(CustomerQuery.Sort.allCases), descending: made.chance(50),
        window: Window(limit: 9))
      let tickets = TicketQuery(
        filter: made.filter(.tickets), includeEnded: made.chance(50), window: Window(limit: 9))
      let windows = (0..<8).map { _ in (made.int(0...3), made.int(0...70), made.int(0...25)) }
      try await store.ask(at: now) { snapshot in
        for list in [snapshot.customerList(customers), snapshot.ticketList(tickets)] {
          var all = list
          (all.reach, all.few) = (.all, 0)
          let whole = try all.slice(Window(limit: 10_000)) { _ in nil }.keys
          for (anchor, place, limit) in windows {
            let key = whole.isEmpty ? 0 : whole[place % whole.count]
            let window = Window([.first, .last, .position(place), .around("x")][anchor], limit: limit)
            let expected = try all.slice(window) { _ in key }
            for (reach, few, veryFew) in [
              (OrderedList.Reach.few, 20_000, 1000), (.few, 20_000, 0), (.few, 3, 1), (.many, 20_000, 0), (.many, 3, 1),
            ] {
              var other = list
              (other.reach, other.few, other.veryFew) = (reach, few, veryFew)
              let slice = try other.slice(window) { _ in key }
              #expect(slice == expected, "\(window) \(reach) \(few) \(veryFew)")
            }
            for veryFew in [1000, 0] {
              var other = list
              other.veryFew = veryFew
              let slice = try other.slice(window, of: whole.shuffled()) { _ in key }
              #expect(slice == expected, "\(window), known, \(veryFew)")
            }
          }
        }
      }
    }
  }

  private func expect(_ position: Int, _ count: Int, _ window: Window, of ids: [String]) throws {
    let last = max(0, ids.count - window.limit)
    switch window.anchor {
    case .first: #expect(position == 0)
    case .last: #expect(position == last)
    case .following(_, let place, _): #expect(position == place)
    case .position(let wanted): #expect(position == (wanted < ids.count ? max(0, wanted) : last))
    case .around(let id):
      guard let rank = ids.firstIndex(of: id) else {
        #expect(position == 0)
        return
      }
      #expect(position == max(0, min(rank - window.limit / 2, last)))
    }
    #expect(count == min(window.limit, ids.count - position))
  }

  private func expectSorted(_ all: [CustomerRow], _ sort: CustomerQuery.Sort, _ descending: Bool) throws {
    var rows = all
    if [.score, .change, .renews, .risk].contains(sort) {
      // Who has left stands behind all others, by name.
      let gone = all.filter { $0.lifecycle == .churned }
      rows = all.filter { $0.lifecycle != .churned }
      #expect(all == rows + gone, "\(sort)")
      let names = gone.map { Bytes($0.customer.name) }
      #expect(names == names.sorted(), "\(sort)")
    }
    func known<Value: Comparable>(_ value: (CustomerRow) -> Value?) {
      let values = rows.map(value)
      let some = values.compactMap(\.self)
      #expect(values.prefix(some.count).allSatisfy { $0 != nil }, "what is not known comes last")
      let ordered = descending ? some.sorted(by: >) : some.sorted()
      #expect(some == ordered, "\(sort)")
      guard [.score, .change, .renews, .risk].contains(sort) else { return }
      for (one, next) in zip(rows, rows.dropFirst()) where value(one) == value(next) {
        let names = [one, next].map { Bytes($0.customer.name) }
        #expect(names == names.sorted(), "\(sort): equal rows stand by name, those of which nothing is known too")
      }
    }
    switch sort {
    case .id: known { $0.id.text }
    case .name: known { Bytes($0.customer.name) }
    case .tier: known { Tier.allCases.firstIndex(of: $0.customer.tier) }
    case .score: known(\.health.score)
    case .change: known(\.health.change)
    case .renews: known(\.customer.renews)
    case .owner: known { Bytes($0.customer.owner) }
    case .openTickets: known(\.openTickets)
    case .revenue: known(\.revenue.minorUnits)
    case .risk: known(\.churnRisk)
    }
  }

  @Test(arguments: Engine.all)
  func the_queue_is_in_the_order_of_the_cores_rule(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 82, customers: 40)
    try await store.load(world.inOrder)
    let open = try await store.answer(TicketQuery(window: Window(limit: 1000)), at: now).rows
    let places = open.map { row in
      let key = row.reading.queueKey(at: now)
      return [key.rank.rawValue, key.at.seconds]
    }
    #expect(places.elementsEqual(places.sorted { $0.lexicographicallyPrecedes($1) }))
    #expect(open.allSatisfy { $0.reading.isOpen })
    let all = try await store.answer(TicketQuery(includeEnded: true, window: Window(limit: 1000)), at: now).rows
    #expect(Array(all.prefix(open.count)) == open)
    let ended = all.dropFirst(open.count).map { $0.reading.statusSince }
    #expect(ended.elementsEqual(ended.sorted(by: >)))
    #expect(!ended.isEmpty && ended.count < all.count)
  }

  @Test(arguments: Engine.all)
  func actions_come_by_due_date_and_wake_on_their_day(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 83, customers: 40)
    try await store.load(world.inOrder)
    let today = store.rulebook.zone.date(of: now)
    let open = try await store.answer(ActionQuery(window: Window(limit: 1000)), at: now).rows.map(\.action)
    let expected = world.facts(.action).compactMap { fact -> ActionItem? in
      guard case .action(let action) = fact, action.status.isOpen else { return nil }
      return (action.snooze?.until ?? today) <= today ? action : nil
    }
    #expect(Set(open) == Set(expected))
    let dues = open.map { $0.due?.day ?? Int.max }
    #expect(dues == dues.sorted())
  }
}

/// Text in the order of its folded bytes.
private struct Bytes: Comparable {
  var bytes: [UInt8]
  init(_ text: String) { bytes = Array(folded(text).utf8) }
  static func < (left: Bytes, right: Bytes) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

extension World {
  fileprivate mutating func anchor(among ids: [String]) -> Window.Anchor {
    switch int(0...5) {
    case 0: .first
    case 1: .last
    case 2: .position(int(-3...70))
    case 3: .around("CUST-999")
    case 4 where !ids.isEmpty:
      {
        let index = int(0...ids.count - 1)
        return .following(ids[index], position: index + 1, total: ids.count)
      }()
    default: ids.isEmpty ? .first : .around(pick(ids))
    }
  }
}
