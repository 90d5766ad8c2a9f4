/// What a theme file says about one role; what it leaves out comes from a shorter name.
struct ThemeLook: Hashable, Sendable {
  var ink: ThemeColour?
  var paper: ThemeColour?
  var attributes: Style.Attributes?
}
