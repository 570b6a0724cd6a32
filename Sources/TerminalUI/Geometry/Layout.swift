/// How much of a row or column a part wants.
public enum Length: Hashable, Sendable {
  /// Exactly so many cells, fewer only where there are no more.
  case fixed(Int)
  /// A share of what the fixed parts leave, by weight, and not under the minimum while there is room.
  case flexible(weight: Int = 1, minimum: Int = 0)
}

/// Divides a rectangle among parts; what does not fit is cut from the end, so the first part stays longest.
public enum Layout {
  public static func columns(_ rect: Rect, gap: Int = 0, _ lengths: [Length]) -> [Rect] {
    var x = rect.x
    return sizes(lengths, in: rect.width, gap: gap).map { width in
      let place = Rect(x: min(x, rect.endX), y: rect.y, width: width, height: rect.height)
      x += width + gap
      return place
    }
  }

  public static func rows(_ rect: Rect, gap: Int = 0, _ lengths: [Length]) -> [Rect] {
    var y = rect.y
    return sizes(lengths, in: rect.height, gap: gap).map { height in
      let place = Rect(x: rect.x, y: min(y, rect.endY), width: rect.width, height: height)
      y += height + gap
      return place
    }
  }

  /// The sizes alone; they add up to `total` less the gaps when there is a flexible part, and never to more.
  public static func sizes(_ lengths: [Length], in total: Int, gap: Int = 0) -> [Int] {
    let room = max(0, total - gap * max(0, lengths.count - 1))
    var sizes = lengths.map(\.least)
    spread(room - sizes.reduce(0, +), over: lengths, into: &sizes)
    var left = room
    return sizes.map { size in
      let given = min(size, left)
      left -= given
      return given
    }
  }

  /// Gives the room by weight; a part whose minimum is already more than its share keeps the minimum.
  private static func spread(_ extra: Int, over lengths: [Length], into sizes: inout [Int]) {
    var open = lengths.indices.filter { lengths[$0].weight > 0 }
    guard extra > 0, !open.isEmpty else { return }
    var room = extra + open.reduce(0) { $0 + sizes[$1] }
    while true {
      let weights = open.reduce(0) { $0 + lengths[$1].weight }
      let content = open.filter { sizes[$0] * weights > room * lengths[$0].weight }
      if content.isEmpty { break }
      room -= content.reduce(0) { $0 + sizes[$1] }
      open.removeAll(where: content.contains)
    }
    var weights = open.reduce(0) { $0 + lengths[$1].weight }
    for index in open {
      let share = room * lengths[index].weight / weights
      sizes[index] = share
      room -= share
      weights -= lengths[index].weight
    }
  }
}

extension Length {
  fileprivate var least: Int {
    switch self {
    case .fixed(let cells): max(0, cells)
    case .flexible(_, let minimum): max(0, minimum)
    }
  }

  fileprivate var weight: Int {
    switch self {
    case .fixed: 0
    case .flexible(let weight, _): max(0, weight)
    }
  }
}
