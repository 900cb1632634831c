#define G_LOG_DOMAIN "mdg-app"

#include "mdg-toasts.h"

/* libadwaita 1.2 frees a message that is dismissed while it comes up, and its animation ends in what was freed: until it
   is up for sure it is written over instead. */
#define COMING_UP (2 * G_USEC_PER_SEC)

typedef struct
{
  AdwToast *toast; /* weak: that is shown and was not put away */
  gint64 since;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_weak_pointer (&shown->toast);
  g_free (shown);
}

static Shown *
get_shown (AdwToastOverlay *overlay)
{
  Shown *shown = g_object_get_data (G_OBJECT (overlay), "mdg-shown");

  if (shown == NULL)
    {
      shown = g_new0 (Shown, 1);
      g_object_set_data_full (G_OBJECT (overlay), "mdg-shown", shown, shown_free);
    }

  return shown;
}

static void
on_dismissed (AdwToast *toast,
              gpointer overlay)
{
  Shown *shown = get_shown (overlay);

  if (shown->toast == toast)
    g_clear_weak_pointer (&shown->toast);
}

static void
write_on (AdwToast *toast,
          const char *text,
          const char *button,
          const char *detailed_action)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, markup);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_detailed_action_name (toast, detailed_action);
}

void
mdg_toasts_show (AdwToastOverlay *overlay,
                 const char *text,
                 const char *button,
                 const char *detailed_action)
{
  Shown *shown = get_shown (overlay);
  gint64 now = g_get_monotonic_time ();
  AdwToast *toast;

  if (shown->toast != NULL && now < shown->since + COMING_UP)
    {
      write_on (shown->toast, text, button, detailed_action);
      return;
    }

  if (shown->toast != NULL)
    adw_toast_dismiss (shown->toast);
  toast = adw_toast_new ("");
  write_on (toast, text, button, detailed_action);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), overlay, 0);
  g_set_weak_pointer (&shown->toast, toast);
  shown->since = now;
  adw_toast_overlay_add_toast (overlay, toast);
}
