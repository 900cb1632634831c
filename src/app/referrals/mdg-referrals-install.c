#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referrals-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-drafts-button.h"
#include "mdg-referral-code.h"
#include "mdg-referral-form-page.h"
#include "mdg-referral-page.h"
#include "mdg-referral-review-page.h"
#include "mdg-referral-search.h"
#include "mdg-referrals.h"

#define LIST_ID "referrals"
#define PAGE_ID "referral"
#define FORM_ID "referral-form"
#define REVIEW_ID "referral-review"

static MdgReferralFormPage *
get_form (MdgWindow *window)
{
  return MDG_REFERRAL_FORM_PAGE (mdg_window_get_page (window, FORM_ID));
}

static void
show_referral (MdgWindow *window,
               const MdgUuid *uuid)
{
  mdg_referral_page_show_referral (MDG_REFERRAL_PAGE (mdg_window_get_page (window, PAGE_ID)), uuid);
  mdg_window_show_page (window, PAGE_ID);
}

static void
show_referral_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    show_referral (user_data, &uuid);
}

/* With no case named it is empty. */
static void
new_referral_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  MdgUuid uuid;
  gboolean has_case = mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid);

  mdg_referral_form_page_begin (get_form (user_data), has_case ? &uuid : NULL);
  mdg_window_show_page (user_data, FORM_ID);
}

static void
edit_referral_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  if (mdg_referral_form_page_edit (get_form (user_data), &uuid, &error))
    mdg_window_show_page (user_data, FORM_ID);
  else
    mdg_window_toast (user_data, error->message);
}

/* What was typed or scanned: the record with the fields of what comes back; a blank form that is not known yet begins a new one. */
static void
open_code_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  const char *typed = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) referral = mdg_referrals_find (mdg_window_get_workspace (user_data), typed, &error);
  gboolean is_serial = FALSE;
  g_autofree char *number = NULL;

  if (referral != NULL)
    {
      show_referral (user_data, mdg_record_get_uuid (referral));
      mdg_referral_page_enter_return (MDG_REFERRAL_PAGE (mdg_window_get_page (user_data, PAGE_ID)));
      return;
    }

  number = mdg_referral_code_parse (typed, &is_serial, NULL);
  if (number != NULL && is_serial && !mdg_workspace_is_read_only (mdg_window_get_workspace (user_data)))
    {
      mdg_referral_form_page_begin_serial (get_form (user_data), number);
      mdg_window_show_page (user_data, FORM_ID);
      return;
    }
  mdg_window_toast (user_data, error->message);
}

static void
review_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  mdg_window_show_page (user_data, REVIEW_ID);
}

static MdgPage *
make_list (MdgWindow *window)
{
  return MDG_PAGE (mdg_referrals_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_referral_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_form (MdgWindow *window)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  MdgPage *page = MDG_PAGE (mdg_referral_form_page_new (workspace));

  mdg_page_set_header_end (page, mdg_drafts_button_new (workspace));

  return page;
}

static MdgPage *
make_review (MdgWindow *window)
{
  return MDG_PAGE (mdg_referral_review_page_new (mdg_window_get_workspace (window)));
}

static void
add_words (MdgWindow *window)
{
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  g_autoptr (MdgReferralSearch) search = mdg_referral_search_new (mdg_window_get_workspace (window));
  const char *group = _ ("Referrals");

  mdg_command_palette_add_command (palette, _ ("Referrals"),
                                   /* Translators: other words for Referrals, by reading. */
                                   C_ ("keywords", "referrals requests outreach visits"), "win.show-page('referrals')");
  mdg_command_palette_add_command (palette, _ ("Type a request form"),
                                   /* Translators: other words for Type a request form, by reading. */
                                   C_ ("keywords", "new referral request form fax type"), "win.new-referral('')");
  mdg_command_palette_add_command (palette, _ ("Review of referrals"),
                                   /* Translators: other words for Review of referrals, by reading. */
                                   C_ ("keywords", "review referrals physicians meeting decide"), "win.review-referrals");
  mdg_command_palette_add_provider (palette, MDG_SEARCH_PROVIDER (search));
  mdg_window_add_shortcut (window, group, "1...9", _ ("Do what is possible next"));
  mdg_window_add_shortcut (window, group, "F2", _ ("Correct the form"));
  mdg_window_add_shortcut (window, group, "<Control>Return", _ ("Receive the form"));
  mdg_window_add_shortcut (window, group, "<Control>o", _ ("Attach the original"));
  mdg_window_add_shortcut (window, group, "<Control><Shift>r", _ ("Refer from a case"));
  mdg_window_add_shortcut (window, group, "j", _ ("Next referral in the review"));
  mdg_window_add_shortcut (window, group, "n", _ ("Show or mask names in the review"));
}

void
mdg_referrals_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-referral", .parameter_type = "s", .activate = show_referral_action },
    { .name = "open-referral-code", .parameter_type = "s", .activate = open_code_action },
    { .name = "review-referrals", .activate = review_action },
    { .name = "new-referral", .parameter_type = "s", .activate = new_referral_action },
    { .name = "edit-referral", .parameter_type = "s", .activate = edit_referral_action },
  };
  gboolean is_writable = !mdg_workspace_is_read_only (mdg_window_get_workspace (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  for (guint i = 3; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name)), is_writable);
  mdg_window_add_page_later (window, LIST_ID, "mail-forward-symbolic", _ ("Referrals"), make_list);
  mdg_window_add_sub_page_later (window, PAGE_ID, LIST_ID, make_page);
  mdg_window_add_sub_page_later (window, FORM_ID, LIST_ID, make_form);
  mdg_window_add_sub_page_later (window, REVIEW_ID, LIST_ID, make_review);
  add_words (window);
}
