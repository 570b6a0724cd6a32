import Glibc

/// How well a colour can be read on another, by WCAG 2.1: 1 (not at all) to 21 (black on white).
public enum Contrast {
  /// What text needs.
  public static let text = 4.5
  /// What marks, bars and borders need.
  public static let mark = 3.0

  public static func ratio(_ one: RGB, _ other: RGB) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  public static func luminance(_ colour: RGB) -> Double {
    0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }

  /// The colour made lighter or darker, its hue kept, just as far as it takes to stand out from all the grounds by the floor;
  /// unchanged where it does already, and white or black where nothing suffices. A lighter one is first as vivid as it can
  /// be, and pale only after that.
  public static func lifted(_ colour: RGB, on grounds: [RGB], floor: Double) -> RGB {
    if worst(colour, on: grounds) >= floor { return colour }
    let goal = pole(of: grounds)
    let stations = goal == white ? [colour, brightest(colour), white] : [colour, black]
    for (start, end) in zip(stations, stations.dropFirst()) {
      for step in 1...64 {
        let candidate = mixed(start, end, share: Double(step) / 64)
        if worst(candidate, on: grounds) >= floor { return candidate }
      }
    }
    return goal
  }

  /// A ground as near to the wanted one as it can be while its contrast with the screen stays in the range, and words can be
  /// read on it as on the screen.
  public static func ground(_ wanted: RGB, besides screen: RGB, within range: ClosedRange<Double>) -> RGB {
    let words = pole(of: [screen])
    func suits(_ candidate: RGB) -> Bool {
      range.contains(ratio(candidate, screen)) && ratio(candidate, words) >= text
    }
    if suits(wanted) { return wanted }
    let steps = (1...64).map { Double($0) / 64 }
    if let nearer = steps.lazy.map({ mixed(wanted, screen, share: $0) }).first(where: suits) { return nearer }
    let away = words == white ? black : white
    for goal in [words, away] {
      if let further = steps.lazy.map({ mixed(screen, goal, share: $0) }).first(where: suits) { return further }
    }
    return screen
  }

  /// White or black, whichever can be read better on all the grounds.
  public static func pole(of grounds: [RGB]) -> RGB {
    worst(white, on: grounds) >= worst(black, on: grounds) ? white : black
  }

  /// The contrast with the ground it is hardest to tell from; 21 where there is none.
  public static func worst(_ colour: RGB, on grounds: [RGB]) -> Double {
    grounds.map { ratio(colour, $0) }.min() ?? 21
  }

  /// The lightest colour in the same proportions.
  private static func brightest(_ colour: RGB) -> RGB {
    let most = Double(max(colour.red, colour.green, colour.blue))
    guard most > 0 else { return colour }
    func scaled(_ part: UInt8) -> UInt8 { UInt8((Double(part) * 255 / most).rounded()) }
    return RGB(red: scaled(colour.red), green: scaled(colour.green), blue: scaled(colour.blue))
  }

  static let white = RGB(red: 255, green: 255, blue: 255)
  static let black = RGB(red: 0, green: 0, blue: 0)

  /// `share` of the second colour in the first, from 0 to 1.
  public static func mixed(_ one: RGB, _ other: RGB, share: Double) -> RGB {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded()) }
    return RGB(
      red: mix(one.red, other.red), green: mix(one.green, other.green), blue: mix(one.blue, other.blue))
  }

  static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
