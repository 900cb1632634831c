#include "mdg-error.h"
#include "mdg-phone.h"

#include <string.h>

static void
test_digits_and_format (void)
{
  static const struct
  {
    const char *typed;
    const char *digits;
    const char *shown;
  } rows[] = {
    { NULL, "", "" },
    { "", "", "" },
    { "047-000-1234", "0470001234", "047-000-1234" },
    { "0470001234", "0470001234", "047-000-1234" },
    { "０４７－０００－１２３４", "0470001234", "047-000-1234" },
    { "047−000‐1234", "0470001234", "047-000-1234" },
    { "047ー000ー1234", "0470001234", "047-000-1234" },
    { "047(000)1234", "0470001234", "047-000-1234" },
    { "(047)000-1234", "0470001234", "047-000-1234" },
    { "047 000 1234", "0470001234", "047-000-1234" },
    { "09000001234", "09000001234", "090-0000-1234" },
    { "090-0000-1234", "09000001234", "090-0000-1234" },
    { "05000001234", "05000001234", "050-0000-1234" },
    { "0120000000", "0120000000", "0120-000-000" },
    { "08000000000", "08000000000", "0800-000-0000" },
    { "0570000000", "0570000000", "0570-000-000" },
    { "0312345678", "0312345678", "03-1234-5678" },
    { "0471001234", "0471001234", "04-7100-1234" },
    { "0475201234", "0475201234", "0475-20-1234" },
    { "0297001234", "0297001234", "0297001234" },
    { "04-70001-234", "0470001234", "04-70001-234" },
    { "047-000-1234 内線12", "0470001234", "047-000-1234 内線12" },
    { "0470001234（内線１２）", "0470001234", "047-000-1234 内線12" },
    { "047-000-1234#12", "0470001234", "047-000-1234 内線12" },
    { "047-000-1234 ext.12", "0470001234", "047-000-1234 内線12" },
    { "+81 47 000 1234", "0470001234", "047-000-1234" },
    { "+81(0)47-000-1234", "0470001234", "047-000-1234" },
    { "1234", "1234", "1234" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *digits = mdg_phone_dup_digits (rows[i].typed);
      g_autofree char *shown = mdg_phone_format (rows[i].typed);

      g_assert_cmpstr (digits, ==, rows[i].digits);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_check (void)
{
  static const struct
  {
    const char *typed;
    const char *part; /* NULL when it passes */
  } rows[] = {
    { NULL, NULL },
    { "", NULL },
    { "047-000-1234", NULL },
    { "０４７－０００－１２３４", NULL },
    { "090 0000 1234", NULL },
    { "0120-000-000", NULL },
    { "047-000-1234(代)", NULL },
    { "047-000-1234 内線12", NULL },
    { "+81 47 000 1234", NULL },
    { "470001234", "missing" },
    { "9000001234", "missing" },
    { "000-1234", "too short" },
    { "047-000-12345", "too long" },
    { "090-0000-12345", "too long" },
    { "4.7E+08", "spreadsheet" },
    { "4.27011E+09", "spreadsheet" },
    { "2001/2/3", "spreadsheet" },
    { "470001234.0", "spreadsheet" },
    { "なし", "digits and hyphens only" },
    { "047-000-1234 自宅", "digits and hyphens only" },
    { "a", "digits and hyphens only" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean fine = mdg_phone_check (rows[i].typed, &error);

      g_assert_cmpint (fine, ==, rows[i].part == NULL);
      if (fine)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      if (strstr (error->message, rows[i].part) == NULL)
        g_error ("“%s” says: %s", rows[i].typed, error->message);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone/digits-and-format", test_digits_and_format);
  g_test_add_func ("/phone/check", test_check);

  return g_test_run ();
}
