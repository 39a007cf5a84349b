package crew;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/crew")
public class CrewResource {
    public record Sailor(String name, String rank) {}

    @GET
    public List<Sailor> crew() {
        return List.of(new Sailor("Ada", "bosun"));
    }
}
