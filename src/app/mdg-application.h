#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDG_TYPE_APPLICATION (mdg_application_get_type ())
G_DECLARE_FINAL_TYPE (MdgApplication, mdg_application, MDG, APPLICATION, AdwApplication)

MdgApplication *mdg_application_new (void);

G_END_DECLS
