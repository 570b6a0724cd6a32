/// The first of many by an order, and how many more there are; never many in memory.
struct FirstFew<Element> {
  private let wanted: Int
  private let isBefore: (Element, Element) -> Bool
  private var found: [Element] = []
  private var left = 0

  init(_ wanted: Int, by isBefore: @escaping (Element, Element) -> Bool) {
    (self.wanted, self.isBefore) = (wanted, isBefore)
  }

  mutating func add(_ element: Element) {
    found.append(element)
    if found.count >= 1024 + wanted { cut() }
  }

  private mutating func cut() {
    found.sort(by: isBefore)
    left += max(0, found.count - wanted)
    found = Array(found.prefix(wanted))
  }

  var few: (first: [Element], more: Int) {
    var sorted = self
    sorted.cut()
    return (sorted.found, sorted.left)
  }
}
