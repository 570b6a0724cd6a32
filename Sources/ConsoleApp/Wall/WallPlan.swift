import TerminalUI

/// Where each part of the wall stands.
struct WallPlan {
  var scale: BigDigits.Scale
  var tiles: Rect
  var queue: Rect
  var today: Rect
  var hours: Rect

  init(_ size: Size, glyphs: GlyphSet) {
    scale =
      size.width >= 240 && size.height >= 70 ? .huge : size.width >= 150 && size.height >= 36 ? .large : .small
    let air = size.height >= 30 ? 4 : 2
    let digits = BigDigits("0", scale: scale).size(glyphs: glyphs).height
    // A low screen is left to the queue.
    let figures = size.height >= 60 ? 9 : size.height >= 20 ? 6 : 0
    let body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
    let rows = Layout.rows(body, [.fixed(digits + air), .flexible(), .fixed(figures)])
    (tiles, queue) = (rows[0], rows[1])
    (today, hours) = rows[2].split(left: size.width < 76 ? size.width : max(42, size.width / 2))
  }

  /// Tickets that have room below the header of the queue.
  var queueRows: Int { max(0, queue.height - 3) }

  /// The three counts, and what runs out next.
  var tilePlaces: [Rect] {
    let digits = BigDigits(tiles.width >= 100 ? "888" : "88", scale: scale).size().width
    let width = Length.fixed(max(14, digits + 6))
    return Layout.columns(tiles, [width, width, width, .flexible()])
  }
}

extension Wall {
  var plan: WallPlan { WallPlan(size, glyphs: setting.glyphs) }
  var queueRows: Int { setting.isBig ? 0 : plan.queueRows }
}
