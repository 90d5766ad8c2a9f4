/// The languages of the console; the raw value is what `--lang` takes.
package enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}
