/// How many columns scalars take, as the terminal's library counts them.
enum ScalarWidth {
  /// 0, 1 or 2; nil for controls and for what Unicode 15 does not assign.
  static func of(_ scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x300 { return value >= 0x20 && value < 0x7F || value >= 0xA0 ? 1 : nil }
    let found = WidthTable.runs[run(holding: value)] & 3
    return found == 3 ? nil : Int(found)
  }

  private static func run(holding value: UInt32) -> Int {
    var low = 0
    var high = WidthTable.runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if WidthTable.runs[middle] >> 2 <= value { low = middle } else { high = middle }
    }
    return low
  }
}
