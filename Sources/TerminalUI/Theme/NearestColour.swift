import Glibc

/// Finds the colours a terminal has for those a theme wants, nearest as the eye sees them (distance in OKLab).
public enum NearestColour {
  /// An index from 16 to 255 of the 256-colour palette; the first sixteen look different everywhere.
  public static func in256(_ colour: RGB) -> Int {
    let wanted = OKLab(colour)
    return (16..<256).min { OKLab.palette256[$0].distance(to: wanted) < OKLab.palette256[$1].distance(to: wanted) }
      ?? 16
  }

  /// Likewise, of those that stand out from the ground by the floor; the nearest of all where none does.
  public static func in256(_ colour: RGB, on ground: RGB, floor: Double) -> Int {
    let nearest = in256(colour)
    if Contrast.ratio(palette256(nearest), ground) >= floor { return nearest }
    let wanted = OKLab(colour)
    return (16..<256).filter { Contrast.ratio(palette256($0), ground) >= floor }
      .min { OKLab.palette256[$0].distance(to: wanted) < OKLab.palette256[$1].distance(to: wanted) } ?? nearest
  }

  /// An index of the sixteen colours, or of the first eight.
  public static func inANSI(_ colour: RGB, count: Int) -> Int {
    let wanted = OKLab(colour)
    return (0..<min(16, max(1, count))).min {
      OKLab(ansi[$0]).distance(to: wanted) < OKLab(ansi[$1]).distance(to: wanted)
    } ?? 0
  }

  /// What an index of the 256-colour palette looks like.
  public static func palette256(_ index: Int) -> RGB {
    switch index {
    case ..<16: return ansi[max(0, index)]
    case 16..<232:
      let cube = index - 16
      func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }
      return RGB(red: level(cube / 36), green: level(cube / 6 % 6), blue: level(cube % 6))
    default:
      let grey = UInt8(8 + 10 * (min(255, index) - 232))
      return RGB(red: grey, green: grey, blue: grey)
    }
  }

  /// The sixteen as xterm has them; other terminals differ a little.
  public static let ansi: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { RGB(red: UInt8($0 >> 16), green: UInt8($0 >> 8 & 0xFF), blue: UInt8($0 & 0xFF)) }
}

/// A colour in Björn Ottosson's OKLab, where equal distances look equally different.
struct OKLab {
  var lightness: Double
  var greenRed: Double
  var blueYellow: Double

  init(_ colour: RGB) {
    let (r, g, b) = (Contrast.linear(colour.red), Contrast.linear(colour.green), Contrast.linear(colour.blue))
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    greenRed = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  func distance(to other: OKLab) -> Double {
    let (l, a, b) = (lightness - other.lightness, greenRed - other.greenRed, blueYellow - other.blueYellow)
    return l * l + a * a + b * b
  }

  static let palette256 = (0..<256).map { OKLab(NearestColour.palette256($0)) }
}
