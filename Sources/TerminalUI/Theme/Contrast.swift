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

  /// The colour moved towards white or black just as far as it takes to stand out from all the grounds by the floor;
  /// unchanged where it does already, and as far as possible where nothing suffices.
  public static func lifted(_ colour: RGB, on grounds: [RGB], floor: Double) -> RGB {
    func worst(_ candidate: RGB) -> Double { grounds.map { ratio(candidate, $0) }.min() ?? 21 }
    if worst(colour) >= floor { return colour }
    let white = RGB(red: 255, green: 255, blue: 255)
    let black = RGB(red: 0, green: 0, blue: 0)
    let goal = worst(white) >= worst(black) ? white : black
    for step in 1...64 {
      let candidate = mixed(colour, goal, share: Double(step) / 64)
      if worst(candidate) >= floor { return candidate }
    }
    return goal
  }

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
