/// The colours that xterm and most terminals have by number.
package enum Xterm {
  /// The sixteen named ones; users change these, so they are a guess.
  private static let named: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// All 256: the named ones, a cube of 216, and 24 greys.
  private static let all: [RGB] = {
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = (0..<216).map { RGB(steps[$0 / 36], steps[$0 / 6 % 6], steps[$0 % 6]) }
    let greys = (0..<24).map { UInt8(8 + 10 * $0) }.map { RGB($0, $0, $0) }
    return named + cube + greys
  }()

  /// The colour with this number.
  package static func colour(_ index: UInt8) -> RGB { all[Int(index)] }

  /// The number of the most similar colour of the cube and the greys.
  static func nearest256(_ colour: RGB) -> UInt8 { nearest(colour, 16...255) }

  /// The number of the most similar of the sixteen.
  static func nearest16(_ colour: RGB) -> UInt8 { nearest(colour, 0...15) }

  /// The number of the most similar of the first eight.
  static func nearest8(_ colour: RGB) -> UInt8 { nearest(colour, 0...7) }

  private static func nearest(_ colour: RGB, _ range: ClosedRange<UInt8>) -> UInt8 {
    range.min { colour.distance(to: self.colour($0)) < colour.distance(to: self.colour($1)) }
      ?? range.lowerBound
  }
}
