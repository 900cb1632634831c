#include "mdg-palette-item.h"

static void
test_finds (void)
{
  static const struct
  {
    const char *typed;
    gboolean is_found;
  } cases[] = {
    { "新規", TRUE },
    { "しんき", TRUE },
    { "シンキ", TRUE },
    { "ｼﾝｷ", TRUE },
    { "shinki", TRUE },
    { "shinkis", TRUE }, /* on the way to shinkisoudan */
    { "denwa", TRUE },
    { "新規　でんわ", TRUE }, /* parted by a wide space */
    { "新規 ファクス", FALSE },
    { "事例", FALSE },
    { "zzz", FALSE },
  };
  g_autoptr (MdgPaletteItem) item = mdg_palette_item_new_command ("新規相談", "しんきそうだん でんわ", "win.new-consultation");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (mdg_palette_item_match (item, cases[i].typed) > 0, ==, cases[i].is_found);
    }
}

static void
test_title_goes_before_keywords (void)
{
  g_autoptr (MdgPaletteItem) print = mdg_palette_item_new_command ("印刷", "いんさつ", "win.print");
  g_autoptr (MdgPaletteItem) other = mdg_palette_item_new_command ("引継ぎ票", "印刷", "win.handover");

  g_assert_cmpuint (mdg_palette_item_match (print, "印刷"), >, mdg_palette_item_match (other, "印刷"));
  g_assert_cmpuint (mdg_palette_item_match (other, "印刷"), >, 0);
}

static void
test_keeps_action_and_target (void)
{
  g_autoptr (MdgPaletteItem) item = mdg_palette_item_new_command ("今日", NULL, "win.go-to(1)");
  g_autofree char *detailed = mdg_palette_item_dup_detailed_action (item);

  g_assert_cmpstr (mdg_palette_item_get_action (item), ==, "win.go-to");
  g_assert_cmpint (g_variant_get_int32 (mdg_palette_item_get_target (item)), ==, 1);
  g_assert_cmpstr (detailed, ==, "win.go-to(1)");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette-item/finds", test_finds);
  g_test_add_func ("/palette-item/title-goes-before-keywords", test_title_goes_before_keywords);
  g_test_add_func ("/palette-item/keeps-action-and-target", test_keeps_action_and_target);

  return g_test_run ();
}
