#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A message in the place of the one before: what is told late is told of something else. button and detailed_action may
   be NULL. All messages of an overlay go this way. */
void mdg_toasts_show (AdwToastOverlay *overlay,
                      const char *text,
                      const char *button,
                      const char *detailed_action);

G_END_DECLS
